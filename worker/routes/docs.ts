import type { documentOf } from './openapi.ts'

type Document = ReturnType<typeof documentOf>

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** The API on one HTML page, made of its OpenAPI document. */
export function docsPage(document: Document): string {
  const routes = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      return operation ? [{ path, method, operation }] : []
    }),
  )
  const sections = routes.map(({ path, method, operation }) => {
    const said = Object.entries(operation.responses ?? {})
      .filter(([status]) => status !== 'default')
      .map(([status, response]) => `<h4>${status}</h4>${json(contentOf(response))}`)
    const taken = operation.requestBody
      ? `<h4>Body</h4>${json(contentOf(operation.requestBody))}`
      : ''
    const asked = (operation.parameters ?? []).filter((one) => 'in' in one && one.in === 'query')
    const query = asked.map((one) => ('name' in one ? `<code>${text(one.name)}</code>` : ''))
    return `<details><summary><b>${method.toUpperCase()}</b> <code>${text(path)}</code>
      <i>${text(String(operation['x-action'] ?? 'anybody'))}</i></summary>
      ${query.length ? `<h4>Query</h4><p>${query.join(' ')}</p>` : ''}${taken}${said.join('')}</details>`
  })
  const schemas = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) =>
      `<details id="${text(name)}"><summary><code>${text(name)}</code></summary>${json(schema)}</details>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>Bot Journeys API</title>
    <style>${STYLE}</style><main><h1>Bot Journeys API</h1>
    <pre>${text(document.info.description ?? '')}</pre>
    <p>For machines: <a href="/api/v1/openapi.json">openapi.json</a></p>
    <h2>Routes</h2>${sections.join('')}<h2>Shapes</h2>${schemas.join('')}</main></html>`
}

const contentOf = (part: unknown): unknown =>
  part && typeof part === 'object' && 'content' in part ? part.content : undefined

const json = (value: unknown) =>
  value === undefined ? '' : `<pre>${text(JSON.stringify(value, null, 2))}</pre>`

const text = (raw: string) =>
  raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const STYLE = `body { font: 16px/1.5 system-ui; margin: 0; color-scheme: light dark }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem }
summary { padding: .5rem 0; cursor: pointer } summary i { opacity: .7 }
pre { overflow: auto; padding: .75rem; border: 1px solid #8884; white-space: pre-wrap }`
