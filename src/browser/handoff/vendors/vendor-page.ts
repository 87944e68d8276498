/** What a helpdesk's adapter does to the page around it; tests pass another. */

export interface VendorPage {
  /** Adds a script. Rejects when it cannot be had. */
  addScript(address: string, id: string): Promise<void>
  /** Listens to an event of the window; answers how to stop. */
  on(event: string, listener: (event: Event) => void): () => void
  /** Does something after so many milliseconds; answers how to stop it. */
  after(milliseconds: number, run: () => void): () => void
  /** Leads to an address. */
  go(address: string): void
  /** Puts a value into the page's own address. */
  mark(name: string, value: string): void
}

/** How long a helpdesk may take to come, in milliseconds. */
export const PATIENCE = 5000

/** Whether something comes within five seconds; what fails does not come. */
export function inTime(coming: Promise<unknown>, page: VendorPage): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = page.after(PATIENCE, () => resolve(false))
    const settle = (came: boolean) => {
      stop()
      resolve(came)
    }
    coming.then(
      () => settle(true),
      () => settle(false),
    )
  })
}

/** A script that is asked for once, and again after it failed. */
export function createScript(address: string, id: string, page: VendorPage): { load(): Promise<void> } {
  let loading: Promise<void> | null = null
  return {
    load() {
      loading ??= page.addScript(address, id).catch((error: unknown) => {
        loading = null
        throw error
      })
      return loading
    },
  }
}

/** The page the reader is on. */
export const browserPage: VendorPage = {
  addScript(address, id) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = address
      script.id = id
      script.async = true
      script.addEventListener('load', () => resolve())
      script.addEventListener('error', () => {
        script.remove()
        reject(new Error(`The script ${address} cannot be loaded. Is the address right, and does it answer?`))
      })
      document.head.append(script)
    })
  },
  on(event, listener) {
    addEventListener(event, listener)
    return () => removeEventListener(event, listener)
  },
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  go: (address) => location.assign(address),
  mark(name, value) {
    const url = new URL(location.href)
    url.searchParams.set(name, value)
    history.replaceState(history.state, '', url)
  },
}
