import { basename } from 'node:path'
import { rooms, type Tree, webRooms } from './architecture-tree.ts'

const longest = 400
const hasCode = /\.(ts|tsx|mjs|css|html)$/
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/
const mainFiles = /^server\/(main|open|settings)(-[a-z-]+)?(\.test)?\.ts$/

// `contact` is forbidden for a person: the policy of contacts is something else. `service` is, as a suffix.
const badWords = new Set('ticket user data item manager helper util utils handler contact'.split(' '))
const badSuffixes = new Set(['service'])
const goodNames = /\bcontact-polic(y|ies)\b/g

/** What is wrong with a file in itself: its length, its name, its place. */
export function fileFaults(path: string, source: string, tree: Tree): string[] {
  return [...lengthFaults(path, source), ...nameFaults(path), ...placeFaults(path, tree)]
}

function lengthFaults(path: string, source: string): string[] {
  const lines = source.replace(/\n$/, '').split('\n').length
  return hasCode.test(path) && lines > longest ? [`${lines} lines, more than ${longest}`] : []
}

function nameFaults(path: string): string[] {
  const faults = kebab.test(basename(path)) ? [] : ['is not named in kebab-case']
  for (const part of path.split('/')) {
    const words = part.replace(goodNames, '').split(/[.-]/)
    const stem = part.split('.')[0]!.split('-')
    const bad = words.find(word => badWords.has(word) || badWords.has(word.replace(/s$/, '')))
    const suffix = stem.length > 1 && badSuffixes.has(stem.at(-1)!) ? stem.at(-1) : undefined
    const word = bad ?? suffix
    if (word) faults.push(`has the word "${word}" in its name`)
  }
  return faults
}

function placeFaults(path: string, tree: Tree): string[] {
  const [wing, room, ...rest] = path.split('/')
  if (wing === 'web' && rest.length > 0 && !webRooms.includes(room!)) return [`"${room}" is not in the list of rooms`]
  if (wing !== 'server') return []
  if (rest.length === 0) return mainFiles.test(path) ? [] : ['stands outside the rooms']
  if (!rooms.includes(room!)) return [`"${room}" is not in the list of rooms`]
  const door = tree.get(`server/${room}/index.ts`)
  if (door === undefined) return [`the room "${room}" has no door (index.ts)`]
  return rest.join('/') === 'index.ts' ? headerFaults(door) : []
}

function headerFaults(door: string): string[] {
  const header = /^\/\*\*[^]*?\*\//.exec(door)?.[0]
  if (!header) return ['has no header that says what the room is and promises']
  return header.split('\n').length > 10 ? ['has a header of more than ten lines'] : []
}
