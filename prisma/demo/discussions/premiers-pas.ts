import type { DemoThread } from '../types.ts'

export const premiersPas: DemoThread[] = [
  {
    key: 'premier-soir',
    project: 'premiers-pas',
    title: 'Votre premier soir : qu’auriez-vous aimé savoir ?',
    posts: [
      {
        by: 'sandrine',
        at: { day: -35, time: '18:00' },
        text: 'On écrit une petite feuille d’accueil, la même dans toutes les maisons. Qu’est-ce que vous auriez aimé savoir **avant** votre premier créneau ? Pas de réponse trop petite.',
      },
      { by: 'awa', at: { day: -35, time: '19:12' }, text: 'Où sont les toilettes. Vraiment. Au Fil j’ai tenu quatre heures.' },
      { by: 'jules', at: { day: -35, time: '19:40' }, text: 'Qu’on a le droit de dire « je ne sais pas, je demande ».' },
      { by: 'yasmine', at: { day: -34, time: '08:05' }, text: 'Comment s’habiller. J’étais venue en jupe blanche pour la plonge.' },
      {
        by: 'corentin',
        at: { day: -34, time: '21:30' },
        text: 'Le nom de la personne à aller voir quand ça se passe mal. Un nom, pas une fonction.',
      },
      {
        by: 'ibrahima',
        at: { day: -33, time: '10:20' },
        text: 'Si on mange, et quand. Quand on sort du travail à 18 h et qu’on commence à 18 h 30, ça change la vie.',
      },
      {
        by: 'odette',
        at: { day: -33, time: '15:02' },
        text: 'Bonjour, j’ai mis longtemps à trouver où l’on écrit. Moi c’était la caisse : personne ne m’avait dit qu’on a le droit de fermer cinq minutes pour recompter. J’ai eu une erreur de 4 € et je n’ai pas dormi. Bien cordialement, Odette.',
      },
      {
        by: 'bintou',
        at: { day: -33, time: '15:20' },
        text: 'Odette, c’est la meilleure réponse de toutes. Et c’est désormais écrit sur la caisse.',
      },
      {
        by: 'noe',
        at: { day: -32, time: '11:11' },
        text: 'Jusqu’à quelle heure, pour de vrai. « Fin du concert » ça ne dit pas s’il y a encore un tram.',
      },
      {
        by: 'lena',
        at: { day: -28, time: '16:45' },
        text: `J’ai tout rassemblé, ça donne une feuille recto :

- **Où** : entrée, vestiaire, toilettes, sortie de secours
- **Quand** : arrivée, repas, fin réelle, dernier tram
- **Qui** : un prénom et un numéro
- **Comment** : vêtements sombres, chaussures fermées, bouchons fournis
- **Le droit** de dire « je ne sais pas », de s’asseoir, de recompter

Vous me dites si j’oublie quelque chose ?`,
      },
      {
        by: 'jules',
        at: { day: -28, time: '19:03' },
        text: 'Que c’est bien, des fois, de juste regarder le concert cinq minutes. Il faut l’écrire.',
      },
    ],
  },
  {
    key: 'etape-caisse',
    project: 'premiers-pas',
    title: 'L’étape Caisse : qui forme, qui valide ?',
    posts: [
      {
        by: 'bintou',
        at: { day: -23, time: '10:30' },
        text: 'Pour l’étape Caisse, je propose la même chose partout : une soirée en double avec quelqu’un d’expérimenté, une soirée en tenant la caisse avec quelqu’un derrière, et c’est validé. Valable au Fil, au France, au Remue-Méninges et à La Baroufada.',
      },
      {
        by: 'lena',
        at: { day: -23, time: '11:04' },
        text: 'Les quatre n’ont pas le même logiciel. Au Fil il y a les douchettes, au café c’est un cahier.',
      },
      {
        by: 'sandrine',
        at: { day: -22, time: '09:15' },
        text: 'Le cahier, ça s’apprend en deux minutes. Ce qui compte c’est le fond de caisse, l’annulation, et quoi faire quand quelqu’un insiste pour entrer sans payer. Ça, c’est pareil partout.',
      },
      {
        by: 'carla',
        at: { day: -22, time: '20:48' },
        text: 'Nous on n’a pas de caisse, on a une boîte en fer. Mais je suis preneuse de la partie « quelqu’un qui insiste ».',
      },
      {
        by: 'awa',
        at: { day: -20, time: '17:33' },
        text: 'Je veux bien la passer ! J’ai l’étape Bar depuis deux mois. Il y a une place pour être en double bientôt ?',
      },
      {
        by: 'bintou',
        at: { day: -20, time: '17:50' },
        text: 'Oui, le {jour:1} à l’avant-première des « Mains tièdes », avec Odette. Tu seras à bonne école : elle recompte.',
      },
      { by: 'awa', at: { day: -20, time: '17:52' }, text: 'Inscrite !' },
    ],
  },
]
