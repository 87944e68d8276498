/** The pages of the writers, each at an address of its own. */
export const WRITER_PAGES = ['backlog', 'matrix'] as const
export type WriterPage = (typeof WRITER_PAGES)[number]

/**
 * @example writerAddress('matrix') // => '/writers/matrix/'
 */
export function writerAddress(page: WriterPage): string {
  return page === 'backlog' ? '/writers/' : `/writers/${page}/`
}
