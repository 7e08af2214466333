import type { Exported } from '../../api/journeys-api.ts'

/** A file as large as no journey is: not worth reading. */
const MOST_BYTES = 2_500_000

/**
 * Reads an exported journey, or a journey document without its name. Undefined when the file is
 * something else; whether the document itself holds is the server's to say.
 */
export async function readJourneyFile(file: File): Promise<Exported | undefined> {
  if (file.size > MOST_BYTES) return undefined
  const read = await file
    .text()
    .then(JSON.parse)
    .catch(() => undefined)
  if (typeof read !== 'object' || read === null) return undefined
  const { name, description, journey = read } = read
  if (!Array.isArray(journey?.steps)) return undefined
  return {
    name: typeof name === 'string' ? name : file.name.replace(/\.json$/i, ''),
    description: typeof description === 'string' ? description : null,
    journey,
  }
}

/** Hands the reader a file of it. */
export function saveJourneyFile(exported: Exported) {
  const text = JSON.stringify(exported, null, 2)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = `${exported.name.replace(/[^\p{L}\p{N} ._-]/gu, '-').slice(0, 80)}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
