import type { DemoThread } from '../types.ts'

/** What is said between a few people, and called by their names. */
export const conversations: DemoThread[] = [
  {
    key: 'a-trois',
    title: 'Conversation',
    people: ['camille', 'theo', 'quentin'],
    posts: [
      {
        by: 'camille',
        at: { day: -9, time: '18:40' },
        text: 'Je préfère vous le dire à vous deux avant d’en parler sur le fil du projet : je ne serai pas là pour le démontage, mon fils se marie le lendemain. Mehdi connaît le plan par cœur, mais il n’osera pas demander de l’aide.',
      },
      {
        by: 'quentin',
        at: { day: -9, time: '19:05' },
        text: 'Félicitations ! Et ne change rien. Je reste jusqu’à la fin, et je m’occupe de trouver quatre bras sans que Mehdi ait à demander.',
      },
      {
        by: 'theo',
        at: { day: -9, time: '20:12' },
        text: 'J’en amène deux du France, ils me doivent un démontage depuis juin. On ne dira rien à Mehdi, ils passeront « par hasard ».',
      },
      { by: 'camille', at: { day: -9, time: '20:20' }, text: 'Vous êtes précieux. Je garde les dragées pour la prochaine réunion.' },
    ],
  },
]
