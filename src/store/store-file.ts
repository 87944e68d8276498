import { join } from 'node:path'

/** Where the embedded store lies in its folder. */
export const storeFile = (folder: string) => join(folder, 'guidepost.sqlite')
