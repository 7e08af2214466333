import type { Guest, Message } from '../guest.ts'

/** Waits till the inbox shows that of a message. */
export const fate = (
  guest: Guest,
  text: string,
  status: string,
  seconds?: number,
): Promise<Message> =>
  guest
    .shows(
      `"${text}" is ${status}`,
      ({ messages }) => messages.find((one) => one.text === text && one.status === status),
      seconds,
    )
    .catch(async (error: Error) => {
      const { messages } = await guest.conversation()
      const visible = messages.map(({ text, status, reason }) => ({ text, status, reason }))
      throw new Error(`${error.message}\n${JSON.stringify(visible)}`)
    })
