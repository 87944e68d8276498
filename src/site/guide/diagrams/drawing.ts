/** What every drawing shares: as wide as a narrow phone's text, so that its labels are as large as they were drawn. */
export const WIDTH = 360
