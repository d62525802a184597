import type { Language } from '@navette/contract/accounts/schema.ts'
import type { ProjectStage } from '@navette/contract/projects/schema.ts'

interface Said {
  /** Names, as a sentence says them. */
  people: string
  count: number
  stage: string
}

interface ProjectReportWords {
  somebody: string
  arrived(count: number): string
  /** By verb; what has no words here is no matter for a report. */
  lines: Record<string, (said: Said) => string>
}

const stages: Record<Language, Record<ProjectStage, string>> = {
  fr: { idea: 'idée', preparation: 'en préparation', under_way: 'en cours', finished: 'terminé', archived: 'archivé' },
  en: { idea: 'idea', preparation: 'in preparation', under_way: 'under way', finished: 'finished', archived: 'archived' },
}

export const stageIn = (language: Language, stage: string): string => stages[language][stage as ProjectStage] ?? stage

/** What projects tell of themselves. */
export const projectReportWords: Record<Language, ProjectReportWords> = {
  fr: {
    somebody: 'une personne',
    arrived: (count) => (count === 1 ? 'arrivée dans l’équipe' : 'arrivées dans l’équipe'),
    lines: {
      'project.started': () => 'Création du projet',
      'project.stage_chosen': ({ stage }) => `Nouvelle étape\u00a0: ${stageIn('fr', stage)}`,
      'team.joined': ({ people, count }) => `${count === 1 ? 'Arrivée' : 'Arrivées'} dans l’équipe\u00a0: ${people}`,
      'team.lead_chosen': ({ people }) => `Le projet est confié à ${people}`,
    },
  },
  en: {
    somebody: 'somebody',
    arrived: (count) => (count === 1 ? 'arrival in the team' : 'arrivals in the team'),
    lines: {
      'project.started': () => 'The project is started',
      'project.stage_chosen': ({ stage }) => `New stage: ${stageIn('en', stage)}`,
      'team.joined': ({ people }) => `Joined the team: ${people}`,
      'team.lead_chosen': ({ people }) => `The project is handed to ${people}`,
    },
  },
}

interface ReportFrameWords {
  kind: string
  period(from: string, to: string): string
  organisations: string
  lead: string
  stage: string
  people(count: number): string
  elsewhere: string
  morePeople(count: number): string
  figures: string
  line: string
  nothing: string
  cut(count: number): string
  made(day: string, by: string): string
}

/** What every report says, whatever is in it. */
export const reportFrameWords: Record<Language, ReportFrameWords> = {
  fr: {
    kind: 'Rapport d’activité',
    period: (from, to) => `Du ${from} au ${to}`,
    organisations: 'Structures',
    lead: 'Pilotage',
    stage: 'Étape',
    people: (count) => (count === 1 ? 'Une personne a pris part' : `${count} personnes ont pris part`),
    elsewhere: 'Personnes invitées',
    morePeople: (count) => `et ${count === 1 ? 'une autre personne' : `${count} autres personnes`} au moins`,
    figures: 'En chiffres',
    line: 'Au fil des jours',
    nothing: 'Rien n’a été noté dans cette période.',
    cut: (count) =>
      `Ce rapport s’arrête à ses ${count.toLocaleString('fr-FR')} premières lignes\u00a0; une période plus courte dira la suite. Les chiffres valent pour toute la période.`,
    made: (day, by) => `Établi le ${day} par ${by}, avec ce que cette personne peut lire.`,
  },
  en: {
    kind: 'Activity report',
    period: (from, to) => `From ${from} to ${to}`,
    organisations: 'Organisations',
    lead: 'Lead',
    stage: 'Stage',
    people: (count) => (count === 1 ? 'One person took part' : `${count} people took part`),
    elsewhere: 'Guests',
    morePeople: (count) => `and at least ${count === 1 ? 'one other person' : `${count} other people`}`,
    figures: 'In figures',
    line: 'Day by day',
    nothing: 'Nothing was noted in this period.',
    cut: (count) =>
      `This report ends with its first ${count.toLocaleString('en-GB')} lines; a shorter period tells the rest. The figures hold for the whole period.`,
    made: (day, by) => `Made on ${day} by ${by}, from what this person may read.`,
  },
}
