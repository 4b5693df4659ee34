import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..', '..')
const designSystem = ['ui', 'form', 'overlay', 'states', 'talk', 'page']
/** Heard and not seen; a whole page, its questions to the server and what is on its way, which the journeys look at. */
const untold = new Set(['LiveRegion', 'VisuallyHidden', 'Page', 'Asked', 'Coming'])

const read = (pattern: string) =>
  globSync(pattern, { cwd: root }).map(file => ({ file, code: readFileSync(join(root, file), 'utf8') }))

test('each piece of the design system that screens take has its story, or stands within one that has', () => {
  const screens = read('web/*/**/*.tsx')
  const stories = screens.filter(({ file }) => file.includes('/stories/'))
  const missing = designSystem.flatMap(room => {
    const own = screens.filter(({ file }) => file.startsWith(`web/${room}/`) && !file.includes('/stories/'))
    const others = screens.filter(each => !own.includes(each) && !stories.includes(each))
    const pieces = own.flatMap(({ code }) =>
      [...code.matchAll(/^export (?:function|const) ([A-Z]\w*)/gm)].map(([, name]) => name!),
    )
    return pieces
      .filter(name => !untold.has(name) && shows(others, name) && !shows(stories, name) && !shows(own, name))
      .map(name => `${room}: ${name}`)
  })
  assert.deepEqual(missing, [])
})

const shows = (sources: readonly { code: string }[], name: string): boolean =>
  sources.some(({ code }) => new RegExp(`<${name}\\b`).test(code))
