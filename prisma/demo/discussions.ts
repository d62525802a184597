import { carteDesQuatre } from './discussions/carte-des-quatre.ts'
import { comptesEnCommun } from './discussions/comptes-en-commun.ts'
import { conversations } from './discussions/conversations.ts'
import { depotCommun } from './discussions/depot-commun.ts'
import { disquairesDUnJour } from './discussions/disquaires-d-un-jour.ts'
import { lePole } from './discussions/le-pole.ts'
import { moinsDeWatts } from './discussions/moins-de-watts.ts'
import { nuitDuCourt } from './discussions/nuit-du-court.ts'
import { portesOuvertes } from './discussions/portes-ouvertes.ts'
import { premiersPas } from './discussions/premiers-pas.ts'
import { regiePartagee } from './discussions/regie-partagee.ts'
import { rencontres2027 } from './discussions/rencontres-2027.ts'
import { residenceTraboules } from './discussions/residence-traboules.ts'
import { structures } from './discussions/structures.ts'
import { tamboursDeQuartier } from './discussions/tambours-de-quartier.ts'
import { uneToileAuVillage } from './discussions/une-toile-au-village.ts'
import type { DemoThread } from './types.ts'

/** Project by project, then the organisations' own threads, those of the whole cluster, and what is between a few people. */
export const threads: DemoThread[] = [
  ...nuitDuCourt,
  ...tamboursDeQuartier,
  ...disquairesDUnJour,
  ...regiePartagee,
  ...rencontres2027,
  ...carteDesQuatre,
  ...moinsDeWatts,
  ...premiersPas,
  ...uneToileAuVillage,
  ...comptesEnCommun,
  ...residenceTraboules,
  ...depotCommun,
  ...portesOuvertes,
  ...structures,
  ...lePole,
  ...conversations,
]
