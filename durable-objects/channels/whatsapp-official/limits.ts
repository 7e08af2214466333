/** WhatsApp's hard limits (README.md, Limits), counted in UTF-16 units to be on the safe side. */
export const TEXT = 4096
export const CAPTION = 1024
/** Of every interactive message; Meta's pages say 4,096 for lists, its OpenAPI file 1,024. */
export const BODY = 1024
export const HEADER = 60
export const FOOTER = 60
export const BUTTONS = 3
export const BUTTON_TITLE = 20
export const LIST_BUTTON = 20
export const SECTION_TITLE = 24
/** Over all sections together. */
export const LIST_ROWS = 10
export const ROW_TITLE = 24
export const ROW_DESCRIPTION = 72
/** Stated for templates (2,000); unpublished for interactive messages, so the same is kept there. */
export const URL = 2000
export const TEMPLATE_PARAMETER = 1024
export const COPY_CODE = 15
/** Unpublished; a name nobody would miss the rest of. */
export const FILENAME = 240
export const PLACE = 1000
