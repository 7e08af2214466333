import { describe, expect, test } from 'vitest'
import { played, titleOf, transcriptNames, transcriptPath } from '../runner/files.ts'

describe('transcripts on the machine', () => {
  for (const name of transcriptNames()) {
    test(`${name}: ${titleOf(name)}`, async () => {
      await expect(await played(name)).toMatchFileSnapshot(transcriptPath(name))
    })
  }
})
