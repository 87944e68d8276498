/** The name that somebody signed in without one goes by on this machine. */

const NAME = 'guidepost-staff-name'

export function rememberedName(): string {
  try {
    return localStorage.getItem(NAME) ?? ''
  } catch {
    return ''
  }
}

export function rememberName(name: string): void {
  try {
    localStorage.setItem(NAME, name)
  } catch {
    // Then it is asked for again.
  }
}
