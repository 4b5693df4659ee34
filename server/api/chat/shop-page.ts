type Words = Record<
  'title' | 'sections' | 'kind' | 'product' | 'delivery' | 'about' | 'buy' | 'promise' | 'facts' | 'picture' | 'note',
  string
>

const words: Record<'es' | 'en', Words> = {
  es: {
    title: 'Cafetera Nido 2 · Urraca',
    sections: 'Cafeteras|Molinillos|Café|Mesa|Tiendas',
    kind: 'Cafeteras · italianas',
    product: 'Cafetera Nido 2',
    delivery: 'Envío en 48 h o recógela hoy en Ruzafa',
    about:
      'Aluminio fundido, válvula de latón y un asa que no quema. Seis tazas: las justas para que nadie se levante todavía de la mesa.',
    buy: 'Añadir a la cesta',
    promise: '3 años de garantía. Las juntas las regalamos el primer año.',
    facts: 'Tazas|6, de 50 ml|Alto|21 cm|Fuego|gas y vitrocerámica|Recambios|junta, filtro, asa y pomo',
    picture: 'Una cafetera italiana',
    note: 'Página de prueba: la tienda es inventada, el chat es el vuestro. Lo que escribas llega a la bandeja.',
  },
  en: {
    title: 'Nido 2 moka pot · Urraca',
    sections: 'Coffee makers|Grinders|Coffee|Table|Shops',
    kind: 'Coffee makers · moka',
    product: 'Nido 2 moka pot',
    delivery: 'Delivered in 48 h, or pick it up today in Ruzafa',
    about:
      'Cast aluminium, a brass valve and a handle that stays cool. Six cups: just enough to keep everyone at the table a little longer.',
    buy: 'Add to basket',
    promise: '3-year guarantee. Seals are on us for the first year.',
    facts: 'Cups|6, of 50 ml|Height|21 cm|Stove|gas and ceramic|Spare parts|seal, filter, handle and knob',
    picture: 'A moka pot',
    note: 'Test page: the shop is made up, the chat is yours. What you write arrives in the inbox.',
  },
}

const pot = (label: string) => `<svg viewBox="0 -12 300 392" role="img" aria-label="${label}">
<ellipse cx="148" cy="364" rx="112" ry="11" fill="#b09078" opacity=".35"/>
<path d="M122 26c-10-10 8-14-1-26M150 22c-9-9 9-13 0-24" fill="none" stroke="#fffaf2" stroke-width="5" stroke-linecap="round"/>
<path d="M76 206h146l20 146q1 12-11 12H67q-12 0-11-12z" fill="#aba29b"/><path d="M106 206h44l2 158H96z" fill="#d8d1cb"/><path d="M188 206h34l20 146q1 12-11 12h-37z" fill="#8d847d"/>
<circle cx="208" cy="284" r="7" fill="#c39a5b"/><circle cx="208" cy="284" r="3" fill="#8a6a3a"/>
<rect x="64" y="184" width="170" height="25" rx="6" fill="#5f5751"/><rect x="64" y="184" width="170" height="9" rx="4.5" fill="#7a716a"/>
<path d="M82 184 58 90h182l-24 94z" fill="#b7aea7"/><path d="M110 184 98 90h50l4 94z" fill="#e5dfda"/><path d="M190 184l8-94h42l-24 94z" fill="#968d86"/><path d="M58 90 32 108l36 26z" fill="#8d847d"/>
<path d="M54 90 146 54l98 36z" fill="#857c75"/><path d="M98 90l48-36 3 36z" fill="#b0a7a0"/><rect x="50" y="85" width="198" height="8" rx="4" fill="#6d645e"/>
<path d="M134 52q-4-21 12-23 16 2 12 23z" fill="#5a1f3a"/><path d="M240 96h30q16 0 15 16l-8 86" fill="none" stroke="#5a1f3a" stroke-width="16" stroke-linecap="round" stroke-linejoin="round"/>
</svg>`

/** `profileId` is a UUID. Everything else on the page is ours. */
export function shopPage(profileId: string, language: 'es' | 'en'): string {
  const w = words[language]
  const facts = w.facts.split('|').map((text, place) => (place % 2 === 0 ? `<dt>${text}</dt>` : `<dd>${text}</dd>`))
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>${w.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/chat/test/shop.css">
<script src="/chat.js" data-profile="${profileId}" async></script>
</head>
<body>
<p class="note">${w.note}</p>
<header><b>Urraca</b><nav><ul>${w.sections
    .split('|')
    .map(text => `<li>${text}</li>`)
    .join('')}</ul></nav></header>
<main>
<div class="stage">${pot(w.picture)}</div>
<div class="product">
<p class="kind">${w.kind}</p>
<h1>${w.product}</h1>
<p class="price">42,90 €</p>
<p class="kind">${w.delivery}</p>
<p>${w.about}</p>
<button type="button">${w.buy}</button>
<p class="kind">${w.promise}</p>
<dl>${facts.join('')}</dl>
</div>
</main>
</body>
</html>
`
}
