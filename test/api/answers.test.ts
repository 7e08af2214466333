import { beforeAll, describe, expect, it } from 'vitest'
import { call, setUp } from './workspace.ts'

let key = ''
beforeAll(async () => {
  key = (await setUp()).apiKey
})

const options = ['Villa', 'Apartamento', 'Habitación doble'].map((label, at) => ({
  id: `o${at}`,
  label,
}))

const tried = async (text: string, language?: string) => {
  const body = { text, options, language }
  return (await call('POST', '/api/v1/answers/choice', { key, body })).json
}

describe('an answer that is tried', () => {
  it('is understood in the language that is given', async () => {
    expect(await tried('la segunda, por favor', 'es')).toEqual({
      found: 'one',
      label: 'Apartamento',
      rule: 'number',
    })
    expect(await tried('no la villa', 'es')).toEqual({ found: 'none' })
  })

  it('may mean several options', async () => {
    expect(await tried('villa o apartamento', 'es')).toEqual({
      found: 'several',
      labels: ['Villa', 'Apartamento'],
    })
  })

  it('is not tried by somebody who may not write journeys', async () => {
    expect((await call('POST', '/api/v1/answers/choice', { body: {} })).status).toBe(401)
  })
})
