import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import sharp from 'sharp'
import { day } from '#lib'
import { openDisk } from './disk.ts'
import { measure, shrink } from './measure.ts'
import { nameOf, receive } from './receive.ts'

function folder(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'sobremesa-files-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) }
}

const workspaceId = '0199a1b2-0000-7000-8000-0000000000aa'
const typeOf = async (disk: ReturnType<typeof openDisk>, bytes: Buffer | string, name = 'a') =>
  (await receive(disk, { workspaceId, name, bytes: Buffer.from(bytes) })).type

test('a file is what its bytes are', async () => {
  using place = folder()
  const disk = openDisk(place.path)
  const gif = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
    .gif()
    .toBuffer()
  const found = [
    await typeOf(disk, gif, 'factura.pdf'),
    await typeOf(disk, '%PDF-1.4\n', 'foto.jpg'),
    await typeOf(disk, 'Hola, ¿qué tal?', 'foto.jpg'),
    await typeOf(disk, 'a,b\n1,2\n', 'ventas.csv'),
    await typeOf(disk, Buffer.from([0xff, 0xfe, 0x00, 0x01]), 'raro.txt'),
    await typeOf(disk, `${'ñ'.repeat(40_000)}`, 'largo.txt'),
  ]
  assert.deepEqual(found, [
    'image/gif',
    'application/pdf',
    'text/plain',
    'text/csv',
    'application/octet-stream',
    'text/plain',
  ])
})

test('what a browser would run is plain bytes, however it begins', async () => {
  using place = folder()
  const disk = openDisk(place.path)
  const active = [
    '<html>',
    '\uFEFF \n<!-- x --><!DOCTYPE html>',
    '<svg/onload=alert(1)>',
    '<SCRIPT>x</SCRIPT>',
    '<?xml version="1.0"?><a/>',
    '<x:a xmlns:x="y"/>',
  ]
  for (const text of active) assert.equal(await typeOf(disk, text, 'a.txt'), 'application/octet-stream', text)
})

test('names are one line without a path', () => {
  const names = [
    '../../etc/passwd',
    'C:\\temp\\a.txt',
    '',
    '..',
    'a\u0000\u202Eb\n.txt',
    `${'ñ'.repeat(300)}.jpeg`,
    '\ud800.txt',
  ]
  assert.deepEqual(names.map(nameOf), [
    'passwd',
    'a.txt',
    'file',
    'file',
    'ab.txt',
    `${'ñ'.repeat(195)}.jpeg`,
    '\ufffd.txt',
  ])
})

test('bytes that stop coming leave nothing behind', async () => {
  using place = folder()
  const disk = openDisk(place.path)
  async function* broken() {
    yield Buffer.from('half of it')
    throw new Error('The line is cut')
  }
  await assert.rejects(receive(disk, { workspaceId, name: 'a', bytes: broken() }), /The line is cut/)
  assert.deepEqual(readdirSync(join(place.path, 'arriving')), [])
})

test('what was begun and never placed is removed a day later', async () => {
  using place = folder()
  const disk = openDisk(place.path)
  const now = Date.now()
  await mkdir(join(place.path, 'arriving'))
  for (const name of ['old', 'new']) writeFileSync(join(place.path, 'arriving', name), 'x')
  utimesSync(join(place.path, 'arriving', 'old'), new Date(now), new Date(now - day - 1000))
  utimesSync(join(place.path, 'arriving', 'new'), new Date(now), new Date(now - day + 1000))
  await disk.tidy(now)
  assert.deepEqual(readdirSync(join(place.path, 'arriving')), ['new'])
})

test('a picture is measured as it is shown, turned as the camera was held', async () => {
  using place = folder()
  const path = join(place.path, 'a.jpg')
  await sharp({ create: { width: 40, height: 20, channels: 3, background: '#123' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toFile(path)
  assert.deepEqual(await measure(path, 'image/jpeg'), { width: 20, height: 40 })
  assert.equal(await shrink(path, join(place.path, 'a.webp')), true)
  const { width, height } = await sharp(join(place.path, 'a.webp')).metadata()
  assert.deepEqual({ width, height }, { width: 20, height: 40 })
})

test('a picture that only pretends to be one, or is far too large to be drawn, has no size', async () => {
  using place = folder()
  const path = join(place.path, 'a.png')
  writeFileSync(path, Buffer.from('\x89PNG\r\n\x1a\nnothing', 'latin1'))
  assert.equal(await measure(path, 'image/png'), undefined)
  assert.equal(await shrink(path, join(place.path, 'a.webp')), false)
  await sharp({ create: { width: 20_000, height: 6000, channels: 3, background: '#fff' }, limitInputPixels: false })
    .png()
    .toFile(path)
  assert.equal(await measure(path, 'image/png'), undefined)
})

const mounts =
  process.geteuid?.() === 0 && spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

test('a full disk is said in words', { skip: mounts ? false : 'needs a small disk, which only root can make' }, () => {
  using place = folder()
  const program = `
    import { openDisk } from ${JSON.stringify(import.meta.resolve('./disk.ts'))}
    const bytes = (async function* () { for (let n = 0; n < 40; n++) yield Buffer.alloc(65536, 1) })()
    await openDisk(${JSON.stringify(place.path)}).write(bytes, () => {}).catch(fault => console.log(fault.code, fault.status))`
  const script = 'mount -t tmpfs -o size=1m tmpfs "$0" && "$1" --input-type=module -e "$2" && ls -A "$0/arriving"'
  const { stdout, stderr } = spawnSync(
    'unshare',
    ['--mount', 'sh', '-c', script, place.path, process.execPath, program],
    { encoding: 'utf8', cwd: import.meta.dirname },
  )
  assert.deepEqual([stdout, stderr], ['disk.full 507\n', ''])
})
