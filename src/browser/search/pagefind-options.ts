/** How Pagefind is asked, in the browser and in the tests. */
export const PAGEFIND_OPTIONS = {
  noWorker: true,
  ranking: { metaWeights: { title: 5, phrases: 3, scope: 2 } },
}
