/** What WhatsApp shows whole, counted in UTF-16 units; Unverified: those of polls and native messages. */
export const TEXT = 4096
export const CAPTION = 1024
/** Room is left for an ending that it borrows. */
export const FILENAME = 230
export const PLACE = 1000
/** Of a numbered option: nobody reads longer ones, and a poll takes no longer ones. */
export const OPTION = 100
export const DESCRIPTION = 200
/** More lines than these are better read as two messages. */
export const ROWS_A_PART = 30

export const QUESTION = 255
export const POLL = { least: 2, most: 12 } as const
/** Evolution's own schema takes no more. */
export const EVOLUTION_POLL = 10
export const BUTTONS = 3
export const LIST_ROWS = 10
export const ROW_TITLE = 24
export const ROW_DESCRIPTION = 72
export const BUTTON_TITLE = 20
