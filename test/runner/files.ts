import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Journey } from '#journey/journey.ts'
import { MachinePlayer } from './machine-player.ts'
import type { Played } from './player.ts'
import { parse, perform } from './transcript.ts'

const TRANSCRIPTS = join(import.meta.dirname, '../transcripts')
const JOURNEYS = join(import.meta.dirname, '../journeys')

export const transcriptNames = () => namesIn(TRANSCRIPTS, '.txt')
export const journeyNames = () => namesIn(JOURNEYS, '.json')

const namesIn = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort()

export const transcriptPath = (name: string) => join(TRANSCRIPTS, `${name}.txt`)
const textOf = (name: string) => readFileSync(transcriptPath(name)).toString()

export const transcriptNamed = (name: string) => parse(textOf(name), journeyNamed)

export const journeyNamed = (name: string): Journey =>
  Journey.parse(JSON.parse(readFileSync(join(JOURNEYS, `${name}.json`)).toString()))

/** What a transcript is about: its first comment. */
export const titleOf = (name: string) => /^# (.+)$/m.exec(textOf(name))?.[1] ?? name

/** Plays a transcript on the machine, and gives it as it went. */
export function played(name: string, watch?: (played: Played) => void): Promise<string> {
  const transcript = transcriptNamed(name)
  return perform(transcript, new MachinePlayer(transcript.opening), watch)
}
