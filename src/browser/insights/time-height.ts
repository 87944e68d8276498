/** Of a chart of days, in CSS pixels: known before its drawing is loaded, so that nothing moves when it comes. */
export const HEIGHT = 288
