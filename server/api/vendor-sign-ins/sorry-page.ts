import type { Language } from '#protocol'
import en from '#texts/en.json' with { type: 'json' }
import es from '#texts/es.json' with { type: 'json' }

export const sorryStyle = '/api/v1/vendor-sign-ins/sorry.css'

/** For somebody who came back with nothing that they could go on with: what it was, and the way home. */
export function sorryPage(code: string, language: Language): string {
  const words: Record<string, string> = { en, es }[language]
  const why = words[`fault.${code}`] ?? words['fault.vendor-sign-in.unknown']!
  const { 'vendor-sign-in.sorry': title, 'vendor-sign-in.sorry.home': home } = { en, es }[language]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Sobremesa</title>
<link rel="stylesheet" href="${sorryStyle}">
</head>
<body><main><h1>${title}</h1><p>${why}</p><p><a href="/">${home}</a></p></main></body>
</html>
`
}
