/** WhatsApp, Messenger and Instagram take free-form messages for a day after the guest's last one. */
export const WINDOW_SECONDS = 24 * 3600
