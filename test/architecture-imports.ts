import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { type Manifest, rooms, type Tree, webRooms } from './architecture-tree.ts'

type Import = { name: string; isType: boolean }

/** Also programs that tests start and kill, the contract suite of the channels, and what each channel adds to it. */
const isTest = (path: string) =>
  /\.(test|story)\.tsx?$|-child\.ts$|^(test|bench)\/|^channels\/(suite\/|cases\.ts$|[^/]+\/case\.ts$)/.test(path)
const isCode = (path: string) => /\.(ts|tsx|mjs)$/.test(path)

/** What is wrong with what a file imports. */
export function importFaults(path: string, source: string, tree: Tree, manifest: Manifest): string[] {
  if (!isCode(path)) return []
  const found = importsOf(source).flatMap(({ name, isType }) => {
    if (name.startsWith('.')) return relativeFaults(path, join(dirname(path), name), tree)
    if (name.startsWith('#')) return [...doorFaults(path, name, isType), ...missingDoors(name, tree, manifest)]
    return packageFaults(path, name, manifest)
  })
  return [...found, ...impatientFaults(path, source)]
}

/** A part that the console brings without patience breaks the screen of whoever is offline just then. */
function impatientFaults(path: string, source: string): string[] {
  if (!/^web\/(?!widget\/|bring\/)/.test(path) || path.endsWith('.d.ts') || isTest(path)) return []
  return /(?<!\bpatiently\(\s*\(\) => |typeof )import\(/.test(source) ? ['brings a part without patience'] : []
}

const statements = /^[ \t]*(?:import|export)\s+(type\s)?(?:[\w*\s{},$]+?\sfrom\s*)?['"]([^'"\n]+)['"]/gm
const calls = /\bimport\(\s*['"]([^'"\n]+)['"]/g

/** Every import of a source: statements, re-exports, and calls. */
function importsOf(source: string): Import[] {
  const stated = [...source.matchAll(statements)].map(found => ({ name: found[2]!, isType: found[1] !== undefined }))
  return [...stated, ...[...source.matchAll(calls)].map(found => ({ name: found[1]!, isType: false }))]
}

/** The unit that a file belongs to: what may be reached by a relative path. Each noun of the api is one. */
function unitOf(path: string): string {
  const [wing, room, ...rest] = path.split('/')
  const isNested = rest.length > 0 && ['server', 'web', 'channels'].includes(wing!)
  if (!isNested) return wing!
  return isNoun(path) ? `server/api/${rest[0]}` : `${wing}/${room}`
}

const isNoun = (path: string) => /^server\/api\/[^/]+\//.test(path)

const demoMain = /^server\/(open|settings|main-[a-z]+)\.ts$/

/** The demo is a house of its own around the wired whole and the stand-ins; its page runs in a browser. */
function isWithinDemo(path: string, target: string): boolean {
  const isPage = path.startsWith('demo/page/')
  if (target.startsWith('demo/')) return !isPage || target.startsWith('demo/page/') || target === 'demo/phone/shown.ts'
  if (isPage) return false
  return demoMain.test(target) || target.startsWith('test/vendors/') || target === 'package.json'
}

function relativeFaults(path: string, target: string, tree: Tree): string[] {
  if (!isWithinReach(path, target)) return [`goes round a door to ${target}`]
  const isThere = tree.has(target) || target.includes('/fixtures/') || !isCode(target)
  return isThere ? [] : [`imports ${target}, which is not there`]
}

/** Folders of what channels of one vendor share; no channels themselves. */
const families: Record<string, readonly string[]> = { 'channels/meta': ['facebook', 'instagram', 'whatsapp'] }

function isWithinReach(path: string, target: string): boolean {
  const from = unitOf(path)
  const to = unitOf(target)
  if (families[to]?.some(name => from === `channels/${name}`)) return true
  if (from === 'demo' && isWithinDemo(path, target)) return true
  if (from === to) return from !== 'demo'
  if (isNoun(path) && to === 'server/api') return target !== 'server/api/index.ts'
  if (target === 'package.json') return path.startsWith('server/main')
  if (path === 'channels/marks.ts') return /^channels\/[^/]+\/mark\.json$/.test(target)
  if (path === 'channels/index.ts') return /^channels\/[^/]+\/index\.ts$/.test(target)
  if (!isTest(path)) return false
  // The whole, wired, is what tests start; the suite and each channel's case of it are theirs. Node cannot go through
  // the door of a web room, which leads to screens: what is pure behind it and other tests need is named here.
  if (
    [
      'server/open.ts',
      'web/live/apply.ts',
      'web/live/timeline.ts',
      'web/outbox/draft.ts',
      'web/outbox/draft-keeper.ts',
      'web/texts/formats.ts',
      'web/texts/translate.ts',
    ].includes(target)
  )
    return true
  return (
    to === 'test' ||
    to === 'demo' ||
    ['training/index.ts', 'scripts/replay/read-file.ts'].includes(target) ||
    /^channels\/(suite\/|cases\.ts$|[^/]+\/case\.ts$)/.test(target)
  )
}

function doorFaults(path: string, door: string, isType: boolean): string[] {
  const [wing, room, ...rest] = path.split('/')
  const isWithin = rest.length > 0
  if (isNoun(path) && /^#api(\/|$)/.test(door)) return nounFaults(path, door, isType)
  const own = wing === 'web' ? `#web/${room}` : `#${room}`
  if (isWithin && door === own) return isTest(path) ? [] : ['imports its own door']
  if (door === '#channels' && isTest(path)) return []
  if (wing === 'server' && isWithin) return serverFaults(room!, door)
  if (wing === 'web') return webFaults(path, door, isType)
  if (wing === 'demo') return demoFaults(path, door)
  if (isTest(path)) return []
  if (wing === 'channels') return /^#channel(\/(card|length))?$/.test(door) ? [] : [`a channel imports ${door}`]
  if (wing === 'protocol') return /^#(texts\/|channel\/(card|length)$)/.test(door) ? [] : [`protocol imports ${door}`]
  return []
}

/** What it does at the desk goes through the doors that the API goes through. */
function demoFaults(path: string, door: string): string[] {
  if (path.startsWith('demo/page/')) return [`the page of the phone imports ${door}`]
  return /^#(web\/|texts\/)/.test(door) ? [`the demo imports ${door}`] : []
}

/** The api registers its nouns: they take from it types alone, and from one another nothing but common schemas. */
function nounFaults(path: string, door: string, isType: boolean): string[] {
  if (isTest(path) || door === '#api/schemas') return []
  if (door !== '#api') return [`a noun of the api imports ${door}`]
  return isType ? [] : ['takes more than types from #api']
}

/** What of the server runs in browsers, too: pure, and without Node. */
const runsInBrowsers = /^server\/(personal|promising|understanding)\//

/** Stories and tests look at their room from outside: they may use what is below it. */
function webFaults(path: string, door: string, isType: boolean): string[] {
  const room = path.split('/')[1]!
  if (!/^#(web\/|texts\/|protocol$|channel\/(card|length)$|channels\/marks$|understanding\/checks$)/.test(door))
    return [`the browser's side imports ${door}`]
  if (room === 'widget' && door === '#protocol' && !isType) return ['the widget takes more than types from #protocol']
  const other = isTest(path) || path.includes('/stories/') ? undefined : /^#web\/(.+)$/.exec(door)?.[1]
  return other && webRooms.includes(other) && webRooms.indexOf(other) > webRooms.indexOf(room)
    ? [`imports ${door}, which is below it`]
    : []
}

const shared = /^#(protocol|channel|channel\/(card|length)|texts\/.+)$/

function serverFaults(room: string, door: string): string[] {
  if (shared.test(door)) return []
  const name = door.slice(1)
  if (room === 'api' && name.startsWith('api/')) return []
  if (!rooms.includes(name)) return [`a room imports ${door}`]
  return rooms.indexOf(name) < rooms.indexOf(room) ? [] : [`imports ${door}, which is below it`]
}

/** A door leads where the most exact entry of package.json says. */
function missingDoors(asked: string, tree: Tree, { imports }: Manifest): string[] {
  // What stands behind `?` is the builder's (which volume of a catalogue).
  const [door] = asked.split('?') as [string]
  const fitting = Object.keys(imports).filter(
    key => key === door || (key.endsWith('*') && door.startsWith(key.slice(0, -1))),
  )
  const key = fitting.toSorted((a, b) => b.length - a.length)[0]
  const target = key && imports[key]!.replace('*', door.slice(key.length - 1)).replace(/^\.\//, '')
  return target && tree.has(target) ? [] : [`imports ${door}, which leads nowhere`]
}

function packageFaults(path: string, name: string, { dependencies, devDependencies }: Manifest): string[] {
  const [wing] = path.split('/')
  if (isBuiltin(name)) {
    if (!name.startsWith('node:')) return [`imports ${name} without node:`]
    const isOfBrowsers =
      wing === 'web' || wing === 'protocol' || path.startsWith('demo/page/') || runsInBrowsers.test(path)
    return isOfBrowsers && !isTest(path) ? [`runs in browsers, but imports ${name}`] : []
  }
  const parts = name.split('/')
  const owner = name.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!
  if (owner in dependencies) return []
  const mayBeDev = isTest(path) || wing === 'web' || wing === 'scripts' || path.startsWith('demo/page/')
  return mayBeDev && owner in devDependencies
    ? []
    : [`imports ${owner}, which package.json does not name${mayBeDev ? '' : ' for the server'}`]
}
