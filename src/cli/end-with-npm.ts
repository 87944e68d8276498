const LOOK = 200

/**
 * Ends this process as SIGTERM would when npm, which started it, has been ended: npm passes a signal to the shell
 * between them, and that shell ends without a word to us.
 */
export function endWithNpm(startedByNpm: boolean): void {
  if (!startedByNpm) return
  const shell = process.ppid
  setInterval(() => {
    if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM')
  }, LOOK).unref()
}
