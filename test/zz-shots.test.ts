import { test } from "node:test"
import { openShop } from '/work/main/test/e2e/widget-page.ts'
import { answer, heard } from '/work/main/test/visitor.ts'
import { typingIn } from '/work/main/server/api/presence.ts'
const shop = await openShop({ look: { color: process.env.COLOR ?? '#43212f', greeting: '¡Hola! Somos Urraca. Cuéntanos y te contesta una persona de la tienda.', position: 'end' } })
const { world } = shop
const photo = Buffer.from(await (await import('/work/main/node_modules/sharp/dist/index.mjs')).default(Buffer.from('<svg width="640" height="420" xmlns="http://www.w3.org/2000/svg"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#d8c3ab"/><stop offset="1" stop-color="#8d847d"/></linearGradient></defs><rect width="640" height="420" fill="url(#g)"/><circle cx="320" cy="210" r="130" fill="none" stroke="#4b423c" stroke-width="44"/></svg>')).jpeg().toBuffer())
async function run(name: string, o: any, en = false) {
  const v = await shop.newPerson({ ...o, query: en ? '?language=en' : '' })
  await v.launcher.waitFor(); await v.page.screenshot({ path: `/tmp/wdev/r-${name}-0closed.png` })
  await v.launcher.click(); await v.panel.waitFor(); await v.page.screenshot({ path: `/tmp/wdev/r-${name}-1open.png` })
  const st = heard(world, 'message.received'); await v.write(en ? 'Does the 6-cup seal fit the Nido 2?' : '¿La junta de 6 tazas le vale a la Nido 2?'); const c = (await st).conversationId!
  await v.page.locator('.meta time').first().waitFor()
  world.clock.advance(90_000)
  await answer(world, world.owner, c, en ? 'Yes. It’s this one, and we have it in Ruzafa:\nhttps://urraca.example/junta-nido' : 'Sí. Es esta, y la hay en Ruzafa:\nhttps://urraca.example/junta-nido')
  world.clock.advance(60_000)
  await v.write(en ? 'Mine leaks, and it’s new' : 'Es que la mía gotea y es nueva')
  await v.page.locator('input[type=file]').setInputFiles([{ name: 'rosca.jpg', mimeType: 'image/jpeg', buffer: photo }, { name: 'factura-cafetera.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n' + 'x'.repeat(90000)) }, { name: 'video-largo.mov', mimeType: 'video/quicktime', buffer: Buffer.alloc(21 * 1024 * 1024) }])
  await v.field.fill(en ? 'This is the thread' : 'Esta es la rosca')
  await v.page.waitForTimeout(300); await v.page.screenshot({ path: `/tmp/wdev/r-${name}-2attach.png` })
  await v.field.press('Enter'); await v.page.locator('.log a.picture img').waitFor(); await v.page.waitForTimeout(300)
  world.clock.advance(60_000)
  await answer(world, world.owner, c, en ? 'Hi, Marta. If it’s new, don’t buy anything: we’ll replace it.' : 'Hola, Marta. Si es nueva no compres nada: te la cambiamos.')
  await answer(world, world.owner, c, en ? 'Can you come by Ruzafa this week?' : '¿Puedes pasar por Ruzafa esta semana?')
  typingIn(world.rooms).say({ workspaceId: world.workspaceId, conversationId: c, who: { kind: 'agent', personId: world.owner.personId, name: 'Ana' }, until: Date.now() + 60_000 })
  await v.page.getByText(en ? 'Ana is typing' : 'Ana está escribiendo').waitFor()
  await v.page.waitForTimeout(200); await v.page.screenshot({ path: `/tmp/wdev/r-${name}-3talk.png` })
  await v.page.route(/\/hooks\//, r => r.fulfill({ status: 400, body: '{}' })); await v.write(en ? 'This will not go' : 'Esto no saldrá'); await v.page.locator('.refused').waitFor()
  await v.page.unroute(/\/hooks\//); await v.page.route(/\/(hooks|messages)/, r => r.abort()); await v.write(en ? 'And this one later' : 'Y esto, cuando vuelva'); await v.page.locator('.note').waitFor(); await v.page.waitForTimeout(200)
  await v.page.screenshot({ path: `/tmp/wdev/r-${name}-4away.png` })
  await v.page.unroute(/\/(hooks|messages)/)
  await v.page.evaluate(() => dispatchEvent(new Event('online')))
  await v.page.locator('.note').waitFor({ state: 'detached' }); await v.page.keyboard.press('Escape'); 
  world.clock.advance(60_000); await answer(world, world.owner, c, 'Hasta luego'); await answer(world, world.owner, c, 'Cerramos a las ocho'); await v.page.locator('.badge').waitFor(); await v.page.waitForTimeout(200); await v.page.screenshot({ path: `/tmp/wdev/r-${name}-5unread.png` })
  console.log(name, v.complaints)
}
await run('desk', { viewport: { width: 1440, height: 900 } })
await run('dark', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }, true)
await run('phone', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true })
test('x', () => {}); await shop[Symbol.asyncDispose]()
