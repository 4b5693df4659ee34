import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { masked, personalDataIn } from '#personal'
import { diceFrom } from '../../test/numbers/dice.ts'
import { issue, type Sort } from '../../test/numbers/issue.ts'

const sorts: Sort[] = ['dni', 'nie', 'cif', 'cpf', 'cnpj', 'nir', 'iban', 'card']

test('what leaves the house has the kind in the place of what it is', () => {
  const text =
    'Soy Marta Iborra, 612 345 678, marta@correo.example, DNI 12345678Z, nací el 3/4/1985; tarjeta 4111 1111 1111 1111'
  assert.equal(
    masked(text, { names: ['Marta Iborra'] }),
    'Soy [name], [phone], [email], DNI [id-number], nací el [birth-date]; tarjeta [card]',
  )
})

test('nothing that proves itself survives, also parted by blanks anywhere, and masking twice changes nothing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...sorts),
      fc.integer(),
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      (sort, seed, blanks) => {
        const { number } = issue(sort, diceFrom(seed))
        const parted = [...number]
          .map((sign, at) => (blanks[at] ? `${sign} ` : sign))
          .join('')
          .trim()
        for (const written of [number, parted, [...number].join(' ')]) {
          const said = masked(`Mi número: ${written}. Gracias`)
          assert.equal(/\d/.test(said), false, said)
          assert.equal(masked(said), said)
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('what is written as one dials abroad and is no number to be dialled is masked for what it proves to be', () => {
  assert.equal(masked('Mi número: 0016 6337000254. Gracias'), 'Mi número: [id-number]. Gracias')
  assert.equal(masked('Llámame al 0034 612 345 678'), 'Llámame al [phone]')
})

test('of any text only what was found is changed, and nothing personal is left to be found', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('612345678', 'a@b.example', ''),
      (noise, more) => {
        const text = `${noise} ${more}`
        const said = masked(text)
        if (personalDataIn(text).length === 0) assert.equal(said, text)
        assert.deepEqual(
          personalDataIn(said).filter(({ certainty }) => certainty !== 'hint'),
          [],
        )
      },
    ),
  )
})
