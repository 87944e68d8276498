import { parentPort, workerData } from 'node:worker_threads'
import { findingsOf } from './findings.ts'

/** The check in a thread of its own, so that pages are shown while it runs. */

const { root, now }: { root: string; now: number } = workerData
parentPort?.postMessage(await findingsOf(root, now))
