import type { TemplateComponents } from '#messages/message-template.ts'
import { call, type Page } from '../../api/api.ts'
import { useResource } from '../../api/resource.ts'

type Listed = { name: string; language: string; components: TemplateComponents }

/** What an approved template says; undefined until it is loaded, or where it is not known. */
export function useTemplate(name: string, language: string): TemplateComponents | undefined {
  const query = new URLSearchParams({ search: name, limit: '200' })
  const found = useResource(`${name} ${language}`, (signal) =>
    call<Page<Listed>>('GET', `/templates?${query}`, { signal }),
  )
  return found.value?.items.find((one) => one.name === name && one.language === language)
    ?.components
}
