import type { DemoThread } from '../types.ts'

export const uneToileAuVillage: DemoThread[] = [
  {
    key: 'bilan',
    project: 'une-toile-au-village',
    title: 'Bilan de la tournée',
    posts: [
      {
        by: 'theo',
        at: { day: -45, time: '14:00' },
        text: `Neuf dates, voici les chiffres avant qu’on oublie :

| Village | Entrées | Repli |
| --- | --- | --- |
| Pélussin | 210 | non |
| Marlhes | 145 | non |
| Saint-Genest-Malifaux | 188 | non |
| Le Bessat | 96 | non |
| Planfoy | 120 | non |
| Usson-en-Forez | 172 | non |
| Saint-Bonnet-le-Château | 205 | non |
| Estivareilles | 64 | salle des fêtes |
| Chalmazel | 131 | non |

**1 331 personnes**, dont à peu près un tiers qui n’étaient pas allées au cinéma de l’année.`,
      },
      {
        by: 'agnes',
        at: { day: -45, time: '15:10' },
        text: 'Soixante-quatre à Estivareilles un soir d’orage, dans une salle des fêtes qui sentait la raclette, et quarante minutes de discussion après. C’est la plus belle séance de ma carrière.',
      },
      {
        by: 'quentin',
        at: { day: -44, time: '09:36' },
        text: 'Les courts ont été mieux reçus que je ne le craignais. Sauf à Marlhes, où un monsieur m’a demandé si « le vrai film » allait bientôt commencer.',
      },
      { by: 'salome', at: { day: -44, time: '12:50' }, text: 'C’est lui qui est resté pour nous aider à plier l’écran.' },
      {
        by: 'fanny',
        at: { day: -43, time: '18:22' },
        text: 'À retenir pour la prochaine : le groupe électrogène **à plus de trente mètres**, pas vingt. Et une bâche pour la console, pas un parapluie tenu par Salomé.',
      },
      {
        by: 'bintou',
        at: { day: -43, time: '19:00' },
        text: 'Et le goûter avant la séance, c’est lui qui fait venir les enfants, donc les parents, donc les grands-parents.',
      },
      {
        by: 'theo',
        at: { day: -40, time: '17:30' },
        text: 'Tout est dans le bilan écrit, envoyé aux neuf communes et au département. Sept veulent recommencer. Je ferme ce fil, la suite sera un nouveau projet.',
      },
    ],
    closed: { by: 'theo', at: { day: -40, time: '17:32' } },
  },
  {
    key: 'materiel',
    project: 'une-toile-au-village',
    title: 'Matériel à rendre, à sécher, à réparer',
    posts: [
      {
        by: 'idriss',
        at: { day: -47, time: '10:00' },
        text: 'Retour de tournée : il manque deux sangles de l’écran gonflable et un piquet de haubanage. Quelqu’un les a vus ?',
      },
      { by: 'salome', at: { day: -47, time: '13:14' }, text: 'Les sangles sont dans mon coffre, avec une quantité étonnante d’herbe.' },
      { by: 'awa', at: { day: -47, time: '13:20' }, text: 'Le piquet est à Chalmazel. Il est entré, il n’est jamais ressorti.' },
      { by: 'idriss', at: { day: -47, time: '13:42' }, text: 'Paix à son âme. J’en commande deux.' },
      {
        by: 'fanny',
        at: { day: -46, time: '16:05' },
        text: 'L’écran a été plié humide. Il faut **absolument** le rouvrir à plat cette semaine, sinon il moisit dans les coutures. Le plateau de La Fabrique est-il libre une nuit ?',
      },
      {
        by: 'solene',
        at: { day: -46, time: '16:30' },
        text: 'Cette nuit et demain jusqu’à midi. Apportez-le avant 19 h, et essuyez vos pieds, j’ai un tapis de danse neuf.',
      },
      { by: 'theo', at: { day: -45, time: '12:08' }, text: 'Séché, talqué, plié, rangé. Il fait la taille d’une vache couchée.' },
    ],
  },
]
