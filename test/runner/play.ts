import { createInterface } from 'node:readline'
import { journeyNamed, journeyNames, transcriptNamed, transcriptNames } from './files.ts'
import { happeningOf } from './input.ts'
import { MachinePlayer } from './machine-player.ts'
import { printed } from './output.ts'
import { namesOf, parse, perform } from './transcript.ts'

/**
 * `npm run play <transcript>` plays a conversation to the terminal; `npm run play <journey>` lets you
 * be the guest. What you type is said; `/tap Olive`, `/+5m`, `/event paid {"amount": 5}` and the other
 * lines of a transcript begin with a slash there.
 */
const wanted = process.argv[2]?.replace(/^.*\//, '').replace(/\.(txt|json)$/, '') ?? ''

if (transcriptNames().includes(wanted)) await playTranscript(wanted)
else if (journeyNames().includes(wanted)) await talk(wanted)
else {
  console.log('npm run play <transcript or journey>')
  console.log(`\ntranscripts: ${transcriptNames().join(' ')}`)
  console.log(`\njourneys: ${journeyNames().join(' ')}`)
  process.exitCode = wanted === '' ? 0 : 1
}

async function playTranscript(name: string) {
  const transcript = transcriptNamed(name)
  console.log(await perform(transcript, new MachinePlayer(transcript.opening)))
}

async function talk(name: string) {
  const { opening } = parse(`journey ${name}\nat ${new Date().toISOString()}`, journeyNamed)
  const player = new MachinePlayer(opening)
  const names = namesOf(opening)
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
  terminal.prompt()
  for await (const typed of terminal) {
    const [, verb = 'guest', said = typed] = /^\/(\S+)\s*(.*)$/.exec(typed) ?? []
    try {
      const played = await player.play(happeningOf(verb, said, [...names.sent.values()]))
      for (const line of printed(played, names)) console.log(line)
    } catch (error) {
      console.log(error instanceof Error ? error.message : error)
    }
    terminal.prompt()
  }
}
