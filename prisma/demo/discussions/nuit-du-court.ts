import type { DemoThread } from '../types.ts'

export const nuitDuCourt: DemoThread[] = [
  {
    key: 'plan-de-feu',
    project: 'nuit-du-court',
    title: 'Plan de feu et accroche',
    posts: [
      {
        by: 'idriss',
        at: { day: -16, time: '10:12' },
        text: `Première version du plan de feu. Je pars de l’implantation du Fil et je touche au minimum :

- **Face** : 8 découpes, blanc chaud, pour les présentations
- **Contres** : 12 PAR LED, pont 3, les deux concerts vivent là-dessus
- **Douche** : 1 PC au centre, pour le violoncelle d’Inès pendant « Chevalement »
- **Salle** : les gradins en graduable, pas en tout ou rien

Dites-moi ce qui coince avant que je patche.`,
        files: ['plan-de-feu'],
      },
      {
        by: 'mehdi',
        at: { day: -16, time: '11:40' },
        text: 'Le pont 3 est chargé à 180 kg avec la diffusion en place. Douze PAR LED passent, douze plus les découpes non. Laisse les découpes sur le pont 1, je te garde les circuits 1 à 8.',
      },
      { by: 'idriss', at: { day: -16, time: '11:52' }, text: 'Entendu, pont 1.' },
      {
        by: 'maud',
        at: { day: -15, time: '17:25' },
        text: 'Question de non-technicienne : pendant les films, est-ce qu’il reste quelque chose d’allumé au plateau ? L’an dernier la servante faisait une auréole en bas de l’image, tout le premier rang m’en a parlé. J’aimerais un vrai noir, sauf pour le dernier film où il faut qu’on devine Inès sans la voir.',
      },
      {
        by: 'theo',
        at: { day: -14, time: '09:05' },
        text: 'Pour l’image il me faut aussi que la douche tombe **devant** l’écran, au moins à 1,50 m, sinon on perd tout le contraste des scènes de mine. L’écran sera au lointain, bas du cadre à 1,20 m du sol.',
      },
      {
        by: 'fanny',
        at: { day: -10, time: '15:30' },
        text: 'Côté son : quatre DXR12 sur pied, deux en façade et deux en rappel à mi-salle. Les deux de façade arrivent pile sous tes contres, Idriss. Si tu peux décaler le PAR de jardin de 60 cm, j’évite l’ombre sur le HP et toi la réflexion.',
      },
      {
        by: 'idriss',
        at: { day: -6, time: '18:45' },
        text: 'Décalé. Le plan V2 est au propre : 12 PAR LED, 8 découpes, 1 PC, 21 circuits. Il manque le principal : des bras. Il faut quatre personnes trois heures pour l’accroche la veille, plus quelqu’un du Fil qui connaît le grill.',
      },
      {
        by: 'camille',
        at: { day: -3, time: '18:31' },
        text: 'Le grill est pris jusqu’à 13 h {jour:4} par les balances de l’atelier voix. À partir de 14 h, il est à vous. Qui vient accrocher ?',
      },
      {
        by: 'solene',
        at: { day: -3, time: '18:52' },
        text: 'Je peux être là de 14 h à 17 h, avec deux personnes de La Fabrique. On apporte les douze PAR LED réservées {jour:-6}.',
      },
      { by: 'maud', at: { day: 0, time: '09:42' }, text: 'Déroulé mis à jour : l’entracte passe à 22 h 10, donc noir salle deux fois.' },
      { by: 'theo', at: { day: 0, time: '10:20' }, text: 'Noté pour la projection. @Idriss, tu gardes un circuit séparé pour l’écran ?' },
      {
        by: 'idriss',
        at: { day: 0, time: '10:56' },
        text: 'Oui, circuit 24. Si le grill est libre dès 14 h, on gagne une heure et on évite le service du soir.',
      },
    ],
  },
  {
    key: 'catering',
    project: 'nuit-du-court',
    title: 'Catering : combien de repas chauds ?',
    posts: [
      {
        by: 'nadia',
        at: { day: -5, time: '11:20' },
        text: `Bonjour les couche-tard ! Le Remue-Méninges fait à manger pour la nuit, il me faut un chiffre et il me le faut vrai. La dernière fois on m’avait dit « une vingtaine », vous étiez trente-quatre et j’ai fini par couper des pommes.

Combien de repas chauds, à quelle heure, et combien sans viande ?`,
      },
      {
        by: 'camille',
        at: { day: -5, time: '12:02' },
        text: 'Côté Fil : 5 permanents et techniciens, plus les 14 places de bénévoles si elles se remplissent (il en reste 6). Service possible dans le catering à partir de 18 h, il y a le four et deux plaques. Les bénévoles du bar doivent avoir mangé à 18 h 45.',
      },
      { by: 'idriss', at: { day: -4, time: '08:40' }, text: 'Yes High Tech : 4. Dont un sans gluten pour de vrai, Fanny, pas « un peu ».' },
      {
        by: 'maud',
        at: { day: -4, time: '14:17' },
        text: 'Équipes des films et projection : 11 personnes, plus les cinq musiciens. Je compte aussi un plateau froid pour 22 h 30, parce que les réalisateurs ne mangent jamais avant une projection et toujours après.',
      },
      {
        by: 'ines',
        at: { day: -1, time: '20:05' },
        text: 'Bonjour Nadia, pour le trio : deux végétariens et moi, qui mange de tout mais après le concert. Merci de garder une assiette au chaud si c’est possible, c’est le plus beau cadeau qu’on puisse faire à une violoncelliste.',
      },
      {
        by: 'nadia',
        at: { day: 0, time: '10:31' },
        text: `Je récapitule : **39 repas chauds**, dont 9 sans viande et 1 sans gluten, en deux services (18 h et 19 h 15), plus 15 assiettes froides à 22 h 30. Ce sera une joue de bœuf aux carottes, un dahl de lentilles blondes pour qui n’en mange pas, et un crumble.

Celle d’Inès est gardée. Si les 6 places de bénévoles restent vides, dites-le-moi au plus tard la veille à midi. Après, c’est double crumble pour tout le monde.`,
      },
    ],
  },
  {
    key: 'affiche',
    project: 'nuit-du-court',
    title: 'Affiche, dernières corrections',
    posts: [
      {
        by: 'quentin',
        at: { day: -18, time: '16:08' },
        text: 'L’affiche, première épreuve : le chevalement en négatif sur fond violet, les six titres en colonne à droite. Je l’ai déposée au format A3 et en bandeau. Corrections à chaud bienvenues, l’imprimeur attend le fichier dans quinze jours.',
        files: ['affiche', 'bandeau'],
      },
      {
        by: 'charlotte',
        at: { day: -18, time: '16:21' },
        text: 'Très belle. Mais à trois mètres, on ne lit pas **où** c’est. « Le Fil, grande salle » doit monter d’un cran au moins.',
      },
      {
        by: 'maud',
        at: { day: -18, time: '17:02' },
        text: 'J’adore le chevalement. Je trouve juste que le violet et le noir se mangent dans le bas. Linh ?',
      },
      {
        by: 'linh',
        at: { day: -18, time: '18:40' },
        text: 'Oui, le bas bouche. Remonte les noirs de 8 % et désature un peu, sur papier mat ce sera pire qu’à l’écran.',
      },
      {
        by: 'agnes',
        at: { day: -17, time: '09:12' },
        text: '« Court-métrage » sans trait d’union, s’il te plaît : courts métrages. Je me bats depuis vingt ans, je ne lâcherai pas cette nuit-là.',
      },
      { by: 'quentin', at: { day: -17, time: '09:30' }, text: 'Corrigé, avec mes excuses aux deux mots.' },
      { by: 'theo', at: { day: -17, time: '10:14' }, text: 'Il manque « version originale sous-titrée » pour « La Cendre et le Thé ».' },
      {
        by: 'quentin',
        at: { day: -15, time: '11:03' },
        text: 'Épreuve 2 déposée : le lieu est plus gros, les noirs débouchés, la VOST ajoutée.',
      },
      { by: 'charlotte', at: { day: -15, time: '11:19' }, text: 'Ah oui, là on sait où aller.' },
      {
        by: 'camille',
        at: { day: -15, time: '14:55' },
        text: 'Il faut les numéros de licence du Fil en pied d’affiche, c’est obligatoire. Je te les recopie du récépissé ce soir. Et « ouverture des portes 20 h », pas 19 h 30, on a besoin de cette demi-heure pour les bénévoles.',
      },
      { by: 'quentin', at: { day: -15, time: '15:02' }, text: 'Reçu pour les portes. J’attends les licences.' },
      { by: 'camille', at: { day: -13, time: '08:37' }, text: 'Envoyées par courriel, avec deux jours de retard et un café à te payer.' },
      {
        by: 'solene',
        at: { day: -12, time: '12:48' },
        text: 'Vu de loin, je me suis demandé si c’était un concert de métal. C’est peut-être une qualité.',
      },
      { by: 'maud', at: { day: -12, time: '13:05' }, text: 'C’en est une !' },
      {
        by: 'ines',
        at: { day: -9, time: '21:33' },
        text: 'Bonsoir à toutes et à tous. Un détail, si ce n’est pas trop tard : mon nom est bien écrit, mais les deux autres musiciens n’apparaissent pas. Ce sont **Adèle Rouchon** (alto) et **Samir Haddad** (percussions). Merci beaucoup, l’image me touche, mon grand-père a travaillé sous ce chevalement-là.',
      },
      {
        by: 'quentin',
        at: { day: -8, time: '09:01' },
        text: 'Ajoutés, sous ton nom et dans le même corps. Je ne savais pas pour ton grand-père.',
      },
      {
        by: 'maud',
        at: { day: -8, time: '09:14' },
        text: 'Inès, est-ce qu’on peut raconter ça dans le dossier de presse ? Seulement si tu veux.',
      },
      { by: 'ines', at: { day: -8, time: '12:20' }, text: 'Avec plaisir. Je t’envoie trois lignes.' },
      { by: 'charlotte', at: { day: -6, time: '17:48' }, text: 'Le tarif. On a écrit « 6 € » alors que ce n’est pas encore voté, non ?' },
      {
        by: 'quentin',
        at: { day: -5, time: '10:10' },
        text: 'Exact. J’ai préparé les deux fichiers, avec et sans. L’imprimeur peut attendre la décision, mais pas une heure de plus.',
      },
      {
        by: 'maud',
        at: { day: -2, time: '11:26' },
        text: 'Tarif voté, fichier parti à l’imprimeur : 150 A3, 400 tracts, livrés au Fil après-demain. Merci à toutes celles et ceux qui ont relu ! Quentin, le prochain qui te demande de grossir un logo, tu me l’envoies.',
      },
    ],
  },
  {
    key: 'tarif',
    project: 'nuit-du-court',
    title: 'Tarif d’entrée, à décider ensemble',
    posts: [
      {
        by: 'maud',
        at: { day: -11, time: '10:00' },
        text: `Il faut fixer le prix. Trois possibilités sur la table :

1. **Entrée libre**, avec un chapeau pour les musiciens
2. **6 €** pour tout le monde
3. **8 € / 5 €** comme une soirée du Fil

Budget prévisionnel avec 300 entrées : la 2 couvre les cachets et la SACEM, la 1 non, la 3 dégage un peu.`,
      },
      {
        by: 'agnes',
        at: { day: -11, time: '11:34' },
        text: 'Pas la gratuité. Une séance gratuite, nos habitués la lisent comme une séance sans importance. Et le distributeur de « Petite Vitesse » demande un pourcentage, 50 % de zéro ça le fera moyennement rire.',
      },
      {
        by: 'charlotte',
        at: { day: -10, time: '09:20' },
        text: 'Un tarif unique, c’est une file deux fois plus courte. À l’ouverture des portes on aura 200 personnes en vingt minutes, je ne veux pas vérifier des cartes d’étudiant.',
      },
      { by: 'quentin', at: { day: -10, time: '09:52' }, text: 'D’accord avec Charlotte. 6 €, un billet, un tampon.' },
      {
        by: 'awa',
        at: { day: -9, time: '22:10' },
        text: 'Et les bénévoles qui ne travaillent pas ce soir-là ? On est plusieurs à vouloir venir voir les films pour une fois.',
      },
      {
        by: 'camille',
        at: { day: -9, time: '22:31' },
        text: 'Bonne question, Awa. Au Fil on donne une invitation par soirée travaillée, mais ça ne vaut pas pour celles et ceux du Remue-Méninges ou de La Fabrique. Je proposerais la gratuité pour tous les bénévoles du pôle, liste à l’accueil.',
      },
      {
        by: 'gerard',
        at: { day: -8, time: '18:00' },
        text: 'Vu du trésorier : une quarantaine d’entrées en moins, soit 240 €. C’est moins que ce que nous coûterait une soirée sans bénévoles. Pas d’objection.',
      },
      { by: 'idriss', at: { day: -4, time: '19:15' }, text: 'Yes High Tech est pour les 6 € et pour la gratuité des bénévoles.' },
      {
        by: 'maud',
        at: { day: -3, time: '11:30' },
        text: 'On a voté. **Entrée à 6 €, gratuite pour les bénévoles du pôle** : quatre structures pour, aucune contre. Le compte rendu est dans les documents, je ferme ce fil pour qu’on n’y revienne pas à 2 h du matin.',
      },
    ],
    closed: { by: 'maud', at: { day: -3, time: '11:33' } },
  },
  {
    key: 'copies',
    project: 'nuit-du-court',
    title: 'DCP et sous-titres, ce qui manque encore',
    posts: [
      {
        by: 'theo',
        at: { day: -13, time: '14:30' },
        text: `État des copies, vérifiées en cabine au France :

| Film | Durée | Format | État |
| --- | --- | --- | --- |
| Palier 4 | 14 min | 1,85 | vérifié |
| La Cendre et le Thé | 22 min | 2,39 | sous-titres à refaire |
| Une heure à Terrenoire | 9 min | 1,37 | vérifié |
| Les Voix du dépôt | 17 min | 1,85 | son trop bas, voir plus loin |
| Petite Vitesse | 26 min | 2,39 | pas reçu |
| Chevalement | 19 min | 1,85 | image vérifiée, muet comme prévu |

« Les Voix du dépôt » est mixé 6 dB sous les autres. Je peux compenser au processeur, mais je préférerais un nouveau DCP.`,
      },
      {
        by: 'linh',
        at: { day: -13, time: '16:12' },
        text: 'C’est moi qui ai sorti le DCP, j’ai dû partir du mauvais mixage. Je refais l’export cette nuit, tu l’auras demain sur un disque.',
      },
      { by: 'theo', at: { day: -12, time: '15:47' }, text: 'Reçu, vérifié, parfait.' },
      {
        by: 'quentin',
        at: { day: -11, time: '10:26' },
        text: '« Petite Vitesse » : le distributeur l’envoie par le réseau, pas par disque. Il lui faut l’adresse de la bibliothèque du France. Tu peux la lui donner, Théo ? Je te mets en copie.',
      },
      {
        by: 'theo',
        at: { day: -11, time: '10:40' },
        text: 'Fait. Et pas de clé, c’est bien un DCP en clair ? La dernière KDM qu’on m’a promise est arrivée pendant le générique.',
      },
      { by: 'quentin', at: { day: -11, time: '10:44' }, text: 'En clair, j’ai insisté.' },
      {
        by: 'linh',
        at: { day: -4, time: '17:30' },
        text: 'Sous-titres de « La Cendre et le Thé » refaits : 312 cartons, calage revu plan par plan, et j’ai ajouté une version sourds et malentendants pendant que j’y étais. On la projette ? Elle est plus juste que la mienne.',
      },
      { by: 'agnes', at: { day: -4, time: '18:05' }, text: 'On la projette. Et on l’annonce, à l’accueil et sur le site.' },
    ],
  },
  {
    key: 'cine-concert',
    project: 'nuit-du-court',
    title: '« Chevalement » en direct : durée, retours, répétition',
    posts: [
      {
        by: 'ines',
        at: { day: -20, time: '15:10' },
        text: `Bonjour à tous, merci pour l’invitation dans ce projet, je découvre l’outil. J’ai terminé la partition : 19 minutes, calée sur l’image, sans clic sauf pour un passage de deux minutes (la descente de la cage) où nous avons vraiment besoin d’un repère commun.

Ce qu’il nous faudrait :
- un petit écran de retour image par pupitre, ou deux pour trois
- un retour son très léger, surtout pas de façade dans les oreilles
- une répétition dans la salle, à l’image`,
      },
      {
        by: 'fanny',
        at: { day: -20, time: '16:45' },
        text: 'Bonjour Inès ! Pour le clic, je te propose trois oreillettes filaires, c’est moins fragile que le HF et vous ne bougez pas. L’alto et le violoncelle en cellule ou en micro ?',
      },
      {
        by: 'ines',
        at: { day: -19, time: '09:08' },
        text: 'Micro pour les deux si la salle le permet, la cellule me transforme en contrebasse électrique. Adèle a son propre micro pince.',
      },
      { by: 'fanny', at: { day: -19, time: '09:15' }, text: 'Adjugé.' },
      {
        by: 'theo',
        at: { day: -18, time: '11:30' },
        text: 'Pour le retour image, je sors du serveur en HDMI avec un répartiteur, deux écrans de 22 pouces au sol. Il y a deux images de retard entre le projecteur et les retours : imperceptible à l’œil, mais ne te cale pas sur un coup de marteau que tu verrais en vrai sur la toile.',
      },
      {
        by: 'ines',
        at: { day: -18, time: '12:02' },
        text: 'Deux images, c’est une double croche rapide. On fera avec, merci de prévenir !',
      },
      {
        by: 'camille',
        at: { day: -7, time: '17:20' },
        text: 'Répétition à l’image : le jour même, de 15 h 30 à 17 h, plateau fermé, personne dans les gradins. Après, c’est la mise et le repas. Ça te va ?',
      },
      {
        by: 'ines',
        at: { day: -7, time: '19:41' },
        text: 'C’est parfait. Nous arrivons par le train de 14 h 12 avec un violoncelle, un alto et beaucoup de bidons. Y a-t-il quelqu’un pour nous prendre à Châteaucreux ?',
      },
      { by: 'awa', at: { day: -7, time: '20:03' }, text: 'Moi, avec la voiture de ma sœur. Un violoncelle ça rentre dans une Clio ?' },
      {
        by: 'ines',
        at: { day: -7, time: '20:10' },
        text: 'Siège avant reculé, dossier couché, et je voyage derrière avec les bidons. On l’a déjà fait !',
      },
    ],
  },
  {
    key: 'sacem',
    project: 'nuit-du-court',
    title: 'Déclaration SACEM',
    posts: [
      {
        by: 'agnes',
        at: { day: -24, time: '10:05' },
        text: 'Pour mémoire : la part film est réglée par le bordereau du France comme pour une séance ordinaire. Les deux concerts sont à déclarer **à part**, avant la date, sinon on perd l’abattement. Qui s’en charge ?',
      },
      {
        by: 'charlotte',
        at: { day: -24, time: '10:50' },
        text: 'Le Fil a l’habitude, je la fais sur [l’espace en ligne de la SACEM](https://www.sacem.fr). Il me faudra les programmes des deux concerts, titre par titre, avec les compositeurs.',
      },
      {
        by: 'maud',
        at: { day: -14, time: '19:22' },
        text: 'Programmes déposés dans les documents. Attention, le deuxième morceau du duo est une reprise, j’ai mis les auteurs.',
      },
      {
        by: 'charlotte',
        at: { day: -6, time: '09:44' },
        text: 'Déclaré et confirmé. Le dossier est à mon nom, la facture ira aux Noctambules.',
      },
    ],
  },
]
