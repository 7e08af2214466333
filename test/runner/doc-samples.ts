import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDERS = ['journey', 'messages'].map((name) =>
  join(import.meta.dirname, '../../durable-objects', name),
)

/** A sample of data in a docstring: where it stands, and the code that it documents. */
export type DocSample = { file: string; data: Record<string, unknown>; code: string }

/**
 * Every `Sample:` in the docstrings of the machine and its messages: what follows it up to the end of the comment is
 * JSON. Throws where it is not.
 */
export const docSamples = (): DocSample[] =>
  FOLDERS.flatMap((cwd) =>
    globSync('**/*.ts', { cwd }).flatMap((file) =>
      samplesIn(file, readFileSync(join(cwd, file), 'utf8')),
    ),
  )

function samplesIn(file: string, source: string): DocSample[] {
  return [...source.matchAll(/\/\*\*(.*?)\*\/\s*/gs)].flatMap(
    ({ 0: comment, 1: text = '', index }) => {
      const [, json] = text.replace(/^ *\* ?/gm, '').split('Sample:')
      if (json === undefined) return []
      return { file, data: parsed(file, json), code: source.slice(index + comment.length) }
    },
  )
}

function parsed(file: string, json: string) {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new Error(`a sample in ${file} is not JSON: ${json.trim()}`, { cause: error })
  }
}

/** The sample config of each step type, by its type. */
export const stepSamples = () =>
  docSamples().flatMap(({ file, data }) => {
    const [, type] = /^steps\/(.+)\.ts$/.exec(file) ?? []
    return type === undefined ? [] : { type, config: data }
  })
