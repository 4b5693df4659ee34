import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const folder = fileURLToPath(new URL('protocol/texts/', import.meta.url))
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'))

const asked = /^#texts\/(\w\w)\.json\?(desk|pages|worker)$/
const brought = /^\0texts\/(\w\w)-(desk|pages|worker)$/

/**
 * Cuts each catalogue in three: `#texts/es.json?worker` is what is said while no page is open, `#texts/es.json?pages` is what only pages say that are brought when somebody goes there
 * (protocol/texts/pages.json names it by its beginnings), `#texts/es.json?desk` all the rest.
 */
export const catalogueVolumes = (): Plugin => ({
  name: 'catalogue-volumes',
  enforce: 'pre',
  resolveId(id) {
    const found = asked.exec(id)
    return found && `\0texts/${found[1]}-${found[2]}`
  },
  load(id) {
    const [, language, volume] = brought.exec(id) ?? []
    if (!language) return undefined
    const beginnings = read('pages') as string[]
    const volumeOf = (key: string) =>
      key.startsWith('pushed.') ? 'worker' : beginnings.some(beginning => key.startsWith(beginning)) ? 'pages' : 'desk'
    const texts = Object.entries(read(language) as Record<string, string>)
    const chosen = texts.filter(([key]) => volumeOf(key) === volume)
    return `export default ${JSON.stringify(Object.fromEntries(chosen))}`
  },
})
