import { textsIn } from '#journey/config/texts.ts'
import type { Path } from '#journey/config/words.ts'
import type { ApiDefinition } from '#journey/journey.ts'
import { placeholdersIn, readScoped } from '#journey/variables/placeholders.ts'

/** Every variable that a config names, in braces or as a whole, by its scoped name. */
export function namesIn(config: unknown): { path: Path; name: string }[] {
  return textsIn(config).flatMap(({ path, text }) => {
    const braced = placeholdersIn(text).map(({ scope, name }) => ({
      path,
      name: `${scope}.${name}`,
    }))
    const place = text.startsWith('var_') ? readScoped(text) : undefined
    return place ? [...braced, { path, name: `${place.scope}.${place.name}` }] : braced
  })
}

/** The same of a call of the API Manager. */
export const namesInApi = ({ request, mappings }: ApiDefinition) => namesIn({ request, mappings })
