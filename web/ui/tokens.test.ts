import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { test } from 'node:test'

const web = join(import.meta.dirname, '..')
/** The widget wears the brand's colours and lives in pages that know no tokens. */
const sheets = globSync('**/*.css', { cwd: web, exclude: name => name === 'widget' || name === 'tokens.css' })
const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

type Breach = [rule: string, pattern: RegExp]

const RAW: Breach[] = [
  ['a raw colour', /#[\da-f]{3,8}\b(?![^{]*\{)|\b(?:rgba?|hsla?|oklch|oklab\(\d|lab|lch|hwb)\(/i],
  ['a named colour', /:\s*(?:white|red|blue|gr[ae]y|green|yellow|orange|pink)\b/i],
  ['a pixel', /\b\d*\.?\d+px\b/],
  ['a physical side', /(?:^|[\s;{-])(?:left|right)\s*:|text-align:\s*(?:left|right)|-(?:left|right)(?:-\w+)?\s*:/],
]

function breachesIn(css: string): string[] {
  const plain = css.replace(/\/\*[^]*?\*\//g, '')
  return plain.split('\n').flatMap(line => {
    const rules = RAW.filter(([, pattern]) => pattern.test(line)).map(([rule]) => rule)
    return [...rules, ...(isLopsided(line) ? ['sides that do not mirror'] : [])].map(rule => `${rule}: ${line.trim()}`)
  })
}

/** Whether four values give the left another size than the right: they would not turn round with the direction. */
function isLopsided(line: string): boolean {
  const [, property, list] = /\b(margin|padding|inset|border-radius):\s*([^;!]+)/.exec(line) ?? []
  const [first, second, third, fourth] = list?.trim().match(/(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? []
  if (fourth === undefined) return false
  return property === 'border-radius' ? first !== second || third !== fourth : second !== fourth
}

test('colours and pixels stand in the tokens alone, and every side is logical', () => {
  assert.ok(sheets.length > 20)
  const breaches = sheets.flatMap(sheet =>
    breachesIn(readFileSync(join(web, sheet), 'utf8')).map(breach => `${relative('.', sheet)}: ${breach}`),
  )
  assert.deepEqual(breaches, [])
})

test('a sheet uses only tokens that there are', () => {
  const inCode = globSync('**/*.tsx', { cwd: web }).map(file => readFileSync(join(web, file), 'utf8'))
  const set = new Set(
    [tokens, ...inCode].flatMap(text => [...text.matchAll(/['\s{;](--[\w-]+)'?\s*[:\]]/g)].map(found => found[1])),
  )
  const unknown = sheets.flatMap(sheet => {
    const css = readFileSync(join(web, sheet), 'utf8')
    const own = new Set([...css.matchAll(/[\s{;](--[\w-]+)\s*:/g)].map(found => found[1]))
    const used = [...css.matchAll(/var\((--[\w-]+)/g)].map(found => found[1])
    return used.filter(name => !set.has(name) && !own.has(name)).map(name => `${sheet}: ${name}`)
  })
  assert.deepEqual(unknown, [])
})

test('every colour of the day has its night, and high contrast leaves none out', () => {
  const day = [...tokens.matchAll(/(--[\w-]+): light-dark\(/g)].map(found => found[1] ?? '')
  const contrast = tokens.slice(tokens.indexOf("[data-theme='contrast']"))
  const perHue = new Set(['--face', '--face-ink', '--mark', '--mark-ink'])
  assert.ok(day.length > 30)
  assert.deepEqual(
    day.filter(name => !perHue.has(name) && !contrast.includes(`${name}:`)),
    [],
  )
})

test('each breach is seen', () => {
  for (const line of ['color: #fff;', 'color: rgb(0 0 0);', 'color: white;', 'gap: 3px;', 'padding-left: 1rem;']) {
    assert.equal(breachesIn(line).length, 1, line)
  }
  for (const line of [
    'left: 0;',
    'text-align: right;',
    'padding: var(--s4) var(--s8) 0 calc(var(--s4) * 2);',
    'border-radius: 0 var(--r1) 0 0;',
  ]) {
    assert.equal(breachesIn(line).length, 1, line)
  }
  for (const line of [
    '.a #b { }',
    'padding: var(--s4) 0;',
    'inset-inline: 0;',
    'color: var(--ink);',
    '/* 3px */',
    'border-radius: 0 0 var(--r1) var(--r1);',
  ]) {
    assert.deepEqual(breachesIn(line), [], line)
  }
})
