/** What stands in a guide for a text that is still to be written, or to be translated: the commands put it there, and the check finds it. */
export const TODO = 'TODO'
export const TO_TRANSLATE = `${TODO} translate`
