import type { Chat } from './chat.ts'
import { nextCid } from './outbox.ts'
import { words } from './words.ts'

export function shareLocation(chat: Chat) {
  navigator.geolocation.getCurrentPosition(
    ({ coords: { latitude: lat, longitude: lng, accuracy } }) =>
      chat.outbox.add(
        { t: 'location', cid: nextCid(), lat, lng, accuracy: Math.round(accuracy) },
        { type: 'location', lat, lng },
      ),
    ({ code, PERMISSION_DENIED }) =>
      chat.notice(code === PERMISSION_DENIED ? words.locationRefused : words.noLocation),
    { timeout: 15_000, maximumAge: 60_000 },
  )
}
