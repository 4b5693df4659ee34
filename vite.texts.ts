import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const folder = fileURLToPath(new URL('protocol/texts/', import.meta.url))
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'))

const asked = /^#texts\/(\w\w)\.json\?(desk|pages)$/
const brought = /^\0texts\/(\w\w)-(desk|pages)$/

/**
 * Cuts each catalogue in two: `#texts/es.json?pages` is what only pages say that are brought when somebody goes there
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
    const isOfPages = (key: string) => beginnings.some(beginning => key.startsWith(beginning))
    const texts = Object.entries(read(language) as Record<string, string>)
    const chosen = texts.filter(([key]) => isOfPages(key) === (volume === 'pages'))
    return `export default ${JSON.stringify(Object.fromEntries(chosen))}`
  },
})
