/**
 * What the communities and cities of Spain keep beside the days that all of it keeps, as "month-day name".
 *
 * 2026: the yearly resolution of the Dirección General de Trabajo (17 October 2025, BOE-A-2025-21667), by two public tables
 * made from it that agree, and for Castilla-La Mancha (decree 44/2025), Galicia (46/2025), Navarra (resolution 390/2025),
 * Ceuta (BOCCE 6.551) and Melilla (BOME 6315, art. 1033) by what was published of their own texts, too.
 *
 * 2027, for which the resolution of the state was not at hand: what was published of the decrees of Andalucía (84/2026),
 * Aragón (163/2026), Castilla-La Mancha (34/2026), Canarias (115/2026), Extremadura (119/2026), Galicia (68/2026), Illes
 * Balears (agreement of 13 March 2026), Murcia (BORM 171, 27 July 2026), Navarra (resolution 232/2026) and the Comunitat
 * Valenciana (42/2026); of Galicia, Murcia and Navarra the days themselves by a public table alone.
 * **Not confirmed** (`unconfirmed`): Asturias, Cantabria, Castilla y León, Catalunya, Madrid (decree 82/2026), País Vasco and La
 * Rioja, by that table alone; Ceuta, of which the press alone tells, its feast of the sacrifice left out; and Melilla (BOME
 * extraordinary 43, art. 108), of which one day could not be read and is left out.
 *
 * What a town or an island keeps is not here: it comes by a calendar file, or is written in.
 */
export const regionalDays: Readonly<Record<number, Readonly<Record<string, readonly string[]>>>> = {
  2026: {
    AN: ['02-28 Día de Andalucía', '04-02 Jueves Santo', '11-02 Todos los Santos', '12-07 Día de la Constitución'],
    AR: ['04-02 Jueves Santo', '04-23 San Jorge', '11-02 Todos los Santos', '12-07 Día de la Constitución'],
    AS: ['04-02 Jueves Santo', '09-08 Día de Asturias', '11-02 Todos los Santos', '12-07 Día de la Constitución'],
    CB: [
      '04-02 Jueves Santo',
      '07-28 Día de las Instituciones de Cantabria',
      '09-15 La Bien Aparecida',
      '12-07 Día de la Constitución',
    ],
    CE: [
      '03-20 Eid al-Fitr',
      '04-02 Jueves Santo',
      '05-27 Eid al-Adha',
      '06-13 San Antonio',
      '08-05 Nuestra Señora de África',
      '09-02 Día de Ceuta',
    ],
    CL: [
      '04-02 Jueves Santo',
      '04-23 Fiesta de Castilla y León',
      '11-02 Todos los Santos',
      '12-07 Día de la Constitución',
    ],
    CM: ['04-02 Jueves Santo', '04-06 Lunes de Pascua', '06-04 Corpus Christi', '11-02 Todos los Santos'],
    CN: ['04-02 Jueves Santo', '05-30 Día de Canarias', '11-02 Todos los Santos'],
    CT: ['04-06 Lunes de Pascua', '06-24 San Juan', '09-11 Diada de Catalunya', '12-26 San Esteban'],
    EX: ['04-02 Jueves Santo', '09-08 Día de Extremadura', '11-02 Todos los Santos', '12-07 Día de la Constitución'],
    GA: ['03-19 San José', '04-02 Jueves Santo', '06-24 San Juan', '07-25 Día Nacional de Galicia'],
    IB: ['03-02 Día de las Illes Balears', '04-02 Jueves Santo', '04-06 Lunes de Pascua', '12-26 San Esteban'],
    MC: ['03-19 San José', '04-02 Jueves Santo', '06-09 Día de la Región de Murcia', '12-07 Día de la Constitución'],
    MD: [
      '04-02 Jueves Santo',
      '05-02 Fiesta de la Comunidad de Madrid',
      '11-02 Todos los Santos',
      '12-07 Día de la Constitución',
    ],
    ML: [
      '03-20 Eid al-Fitr',
      '04-02 Jueves Santo',
      '05-27 Eid al-Adha',
      '09-08 Virgen de la Victoria',
      '09-17 Día de Melilla',
      '12-07 Día de la Constitución',
    ],
    NC: [
      '03-19 San José',
      '04-02 Jueves Santo',
      '04-06 Lunes de Pascua',
      '11-02 Todos los Santos',
      '12-03 San Francisco Javier',
    ],
    PV: ['03-19 San José', '04-02 Jueves Santo', '04-06 Lunes de Pascua', '07-25 Santiago Apóstol'],
    RI: ['04-02 Jueves Santo', '04-06 Lunes de Pascua', '06-09 Día de La Rioja', '12-07 Día de la Constitución'],
    VC: ['03-19 San José', '04-06 Lunes de Pascua', '06-24 San Juan', '10-09 Día de la Comunitat Valenciana'],
  },
  2027: {
    AN: ['03-01 Día de Andalucía', '03-25 Jueves Santo', '08-16 Asunción de la Virgen'],
    AR: ['03-25 Jueves Santo', '04-23 San Jorge', '08-16 Asunción de la Virgen'],
    AS: ['03-25 Jueves Santo', '08-16 Asunción de la Virgen', '09-08 Día de Asturias'],
    CB: ['03-25 Jueves Santo', '07-28 Día de las Instituciones de Cantabria', '09-15 La Bien Aparecida'],
    CE: ['03-10 Eid al-Fitr', '03-25 Jueves Santo', '08-05 Nuestra Señora de África', '09-02 Día de Ceuta'],
    CL: ['03-25 Jueves Santo', '04-23 Fiesta de Castilla y León', '08-16 Asunción de la Virgen'],
    CM: ['03-25 Jueves Santo', '05-27 Corpus Christi', '05-31 Día de Castilla-La Mancha'],
    CN: ['03-25 Jueves Santo', '08-16 Asunción de la Virgen'],
    CT: ['03-29 Lunes de Pascua', '06-24 San Juan', '09-11 Diada de Catalunya'],
    EX: ['03-25 Jueves Santo', '09-08 Día de Extremadura', '10-11 Asunción de la Virgen'],
    GA: ['03-19 San José', '03-25 Jueves Santo', '05-17 Día de las Letras Gallegas'],
    IB: ['03-01 Día de las Illes Balears', '03-25 Jueves Santo', '03-29 Lunes de Pascua'],
    MC: ['03-19 San José', '03-25 Jueves Santo', '06-09 Día de la Región de Murcia'],
    MD: ['03-25 Jueves Santo', '05-03 Fiesta de la Comunidad de Madrid', '08-16 Asunción de la Virgen'],
    ML: ['03-25 Jueves Santo', '05-17 Eid al-Adha', '09-08 Virgen de la Victoria', '09-17 Día de Melilla'],
    NC: ['03-19 San José', '03-25 Jueves Santo', '03-29 Lunes de Pascua', '12-03 San Francisco Javier'],
    PV: ['03-25 Jueves Santo', '03-29 Lunes de Pascua', '10-07 Primer Gobierno Vasco'],
    RI: ['03-25 Jueves Santo', '03-29 Lunes de Pascua', '06-09 Día de La Rioja'],
    VC: ['03-19 San José', '03-29 Lunes de Pascua', '10-09 Día de la Comunitat Valenciana'],
  },
}

/** Whose days of a year stand here without a bulletin that says them all: screens tell to look again. */
export const unconfirmed: Readonly<Record<number, readonly string[]>> = {
  2027: ['AS', 'CB', 'CE', 'CL', 'CT', 'MD', 'ML', 'PV', 'RI'],
}
