# Les textes disent quoi faire, sans reproche ni supplication.

## La langue, ses nombres et ses dates
language-name = Français
number-group = { "\u202F" }
number-decimal = ,
size-kb = { $size }{"\u00A0"}Ko
size-mb = { $size }{"\u00A0"}Mo
money = { $amount }{"\u00A0"}€
duration-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
  }
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
moment = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
  } { $month } { $year } à { $hour } h { $minute }
moment-short = { $day ->
    [1] 1er
   *[other] { $day }
  } { $month } { $year }, { $hour } h { $minute }
moment-today = à { $hour } h { $minute }
moment-week = { $weekday } à { $hour } h { $minute }
date = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
  } { $month } { $year }
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

## Chaque page
page-skip = Aller au contenu
page-languages = Langue
page-contact = Contact
contact-phone = Téléphone
contact-email = E-mail
contact-knowledge-base = Base de connaissances
contact-chat = Chat
channel-open-until = ouvert jusqu’à { $hour } h { $minute }
channel-open-closes = ouvert, ferme { $when }
channel-always = à tout moment
channel-opens = ouvre { $when }
channel-closed = fermé
contact-web = Site web

## Le formulaire
form-title = Signaler un problème
form-site = À propos de { $site } (site { $id })
answered-by = { $reseller } répond à votre signalement.
answered-by-passes-on = { $reseller } répond à votre signalement. Ce à quoi { $reseller } ne peut pas répondre est transmis à { $desk } : cela peut prendre plus de temps.
answered-by-desk = { $desk } répond à votre signalement, pour { $reseller }.
answered-beyond = { $reseller } ne vous aide pas ? Adressez-vous à { $desk } :
hours-open = Le service d’assistance est ouvert.
hours-open-until = Le service d’assistance est ouvert et ferme { $when }.
hours-closed = Le service d’assistance est fermé. Vous pouvez déjà envoyer votre signalement.
hours-closed-until = Le service d’assistance est fermé et ouvre { $when }. Vous pouvez déjà envoyer votre signalement.
hours-reach = Pour le moment, vous joignez le service d’assistance { $reach }.
hours-ahead = Du { $from } au { $to } : { $told }
hours-ahead-day = Le { $from } : { $told }
hours-ahead-reach = fermé, et joignable { $reach }.
reach-e-mail = par e-mail
reach-phone = par téléphone
reach-chat = par chat
reach-or = { $by } ou { $way }
reach-only = uniquement { $by }
reach-minimal = uniquement { $by }, avec un effectif réduit
standby-call = Cela ne peut pas attendre ? Appelez :
standby-within = Quelqu’un intervient dans les { $time } suivant votre appel.
standby-tariff = { $tariff } : { $percent }{"\u00A0"}% de { $rate } par heure, pour au moins { $time }. Le travail s’y ajoute, pour au moins { $worked }.
standby-at-least = Un appel coûte maintenant au moins { $total }.
standby-example = Exemple : une heure de travail le { $when } coûte { $total }, soit { $standby } pour la garde et { $work } pour le travail.
standby-holidays = Jour férié
standby-weekends = Week-end
standby-all = En dehors des heures d’ouverture
announce-incident = Incident connu
announce-maintenance = Travaux prévus
announce-from = À partir du
announce-until = jusqu’au
announce-feed = Annonces de { $desk }
form-required = Remplissez tous les champs. Seuls les fichiers ne sont pas nécessaires.
form-required-but-phone = Remplissez tous les champs. Seuls le numéro de téléphone et les fichiers peuvent rester vides.
form-required-but-some = Remplissez tous les champs. Seuls les fichiers et les champs où c’est indiqué peuvent rester vides.
form-help = Vous préférez appeler ou écrire ?
form-channels = D’autres façons de joindre le service d’assistance
form-contact = Vos coordonnées
contract-yours = Votre contrat : { $contract }.
contract-none = Ce site n’a pas de contrat.
contract-includes = Compris : { $what }.
contract-billed = Au tarif horaire : { $what }.
contract-billed-rate = À { $rate } par heure : { $what }.
contract-help = L’aide est facturée au tarif horaire.
contract-help-rate = L’aide coûte { $rate } par heure.
contract-balance = Il reste { $time } sur votre carte.
contract-balance-none = Votre carte est épuisée.
form-submit = Envoyer le signalement
form-error-prefix = Erreur
field-title = Titre
field-title-hint = Résumez le problème en une ligne.
form-emergency = Décrivez l’incident avec précision, envoyez le signalement, puis appelez.
field-error = Message d’erreur complet
field-error-hint = Collez le texte entier. Pas de message d’erreur ? Décrivez ce que vous avez fait et ce que vous avez vu, ou ajoutez une capture d’écran.
field-attachments = Captures d’écran et fichiers
field-attachments-hint = { $count } fichiers au plus, de type png, jpg, webp, gif, pdf, txt, log, json ou har. Chacun { $each } au plus, ensemble { $total } au plus.
field-attachments-kept = Ces fichiers sont déjà arrivés. Décochez ceux qui ne doivent pas partir.
field-url = Adresse de la page (URL)
field-url-hint = Copiez-la depuis la barre d’adresse de votre navigateur, https:// compris.
field-name = Nom
field-email = Adresse e-mail
field-email-hint = Le service d’assistance y envoie sa réponse.
field-phone = Numéro de téléphone
field-phone-optional = Numéro de téléphone (peut rester vide)
field-phone-hint = Le service d’assistance vous y appelle si c’est plus rapide.
field-customer-id = Numéro de client
field-customer-id-optional = Numéro de client (peut rester vide)
field-customer-id-hint = Il figure sur votre contrat ou votre carte.
sealed-title = Transmettre un mot de passe ou une clé en sécurité
sealed-label = Mot de passe ou clé
sealed-hint = Le texte est chiffré sur cet appareil avant l’envoi. Seul le service d’assistance peut l’ouvrir.
sealed-done = Chiffré. Le texte part avec votre signalement.
sealed-remove = Retirer
sealed-call = Votre navigateur ne peut pas chiffrer ici. N’écrivez pas de mot de passe et appelez :
warn-key = Ceci ressemble à une clé d’accès.
warn-password = Ceci ressemble à un mot de passe.
warn-iban = Ceci ressemble à un numéro de compte bancaire.
warn-card = Ceci ressemble à un numéro de carte de paiement.
warn-national-number = Ceci ressemble à un numéro national ou de sécurité sociale.
warn-do = Retirez-le : toute personne qui traite votre signalement peut le lire.
warn-do-sealed = Retirez-le d’ici. Si le service d’assistance en a besoin, mettez-le sous « { sealed-title } ».

## Fichiers et images, là où un script aide
files-list = Fichiers joints
files-way = Vous pouvez aussi glisser des fichiers sur le formulaire ou coller une image.
files-added = Ajouté : { $file }
files-removed = Retiré : { $file }
files-mark = Annoter
files-marked = { $file } porte vos annotations. Ce qui est noirci n’y figure plus.
files-unmarked = { $file } ne peut pas être annoté ici. Retirez-le s’il montre trop de choses.
files-remove = Retirer
files-sending = Envoi de { $file } …
files-stop = Arrêter l’envoi
files-stopped = L’envoi est arrêté. Tout est encore là : envoyez-le quand vous voulez.
files-name = capture
files-none-taken = Aucune image n’a été prise.
capture-take = Prendre une image de la page
capture-hint = Elle montre tout ce que vous voyez. Vous pouvez noircir des parties avant l’envoi.
mark-title = Annotez l’image
mark-hint = Dessinez sur l’image. Au clavier : ajoutez une annotation, déplacez-la avec les flèches et changez sa taille avec Maj et les flèches.
mark-kinds = Ce que vous dessinez
mark-black = Noircir
mark-box = Cadre
mark-arrow = Flèche
mark-add = Ajouter au milieu
mark-undo = Annuler
mark-redo = Rétablir
mark-delete = Supprimer
mark-picture = L’image et ses annotations
mark-done = Utiliser cette image
mark-cancel = La laisser telle quelle
mark-say-black = zone noire
mark-say-box = cadre
mark-say-arrow = flèche
mark-say-added = Ajout :
mark-say-deleted = Supprimé
mark-say-undone = Annulé
mark-say-redone = Rétabli
mark-say-place = À { $x } % de la gauche et { $y } % du haut, largeur { $width } %, hauteur { $height } %.

## Ce que dit le formulaire au moment de l’envoi
say-summary = Il reste quelque chose à corriger
say-not-sent = Votre signalement n’est pas encore envoyé
say-sending = Envoi de votre signalement en cours…
say-done = Votre signalement est bien arrivé
say-network = Pas de connexion avec le service d’assistance. Votre texte est toujours ici. Vérifiez votre connexion et renvoyez le signalement.
say-unavailable = Le service d’assistance n’a pas pu enregistrer votre signalement. Votre texte est toujours ici. Renvoyez-le dans une minute, ou appelez.
say-store-failed = Le service d’assistance n’a pas pu garder vos fichiers. Votre texte est toujours ici. Choisissez les fichiers à nouveau et renvoyez le signalement dans une minute, ou envoyez-le sans fichiers.
say-files-again = Choisissez aussi vos fichiers à nouveau.
say-rate-limited = De nombreux signalements arrivent en ce moment. Votre texte est toujours ici. { $seconds ->
    [one] Renvoyez-le dans { $seconds } seconde.
   *[other] Renvoyez-le dans { $seconds } secondes.
  }
say-key-reused = Ce formulaire a déjà été envoyé avec un autre texte. Relisez-le et renvoyez-le : il deviendra un nouveau signalement.
say-refused = Le service d’assistance ne prend pas de signalements depuis cette page. Appelez le service d’assistance ou écrivez-lui.
say-draft = Le texte que vous aviez saisi est de retour.
say-prefilled = Repris de cette page
say-again = Signaler un autre problème
say-close = Fermer

## Ce qui ne va pas dans un champ, et que faire
fault-site-format = Indiquez l’identifiant du site en quatre chiffres, par exemple 1234.
fault-title-missing = Indiquez un titre qui résume le problème.
fault-title-short = Indiquez un titre d’au moins { $limit } caractères.
fault-title-long = Raccourcissez le titre à { $limit } caractères au plus.
fault-title-lines = Mettez le titre sur une seule ligne.
fault-title-characters = Saisissez le titre à nouveau : il contient un caractère impossible à afficher.
fault-error-missing = Collez le message d’erreur, décrivez ce qui s’est passé, ou ajoutez une capture d’écran.
fault-error-long = Raccourcissez le message d’erreur à { $limit } caractères au plus. Le début et la fin en disent souvent le plus.
fault-error-characters = Collez le message d’erreur à nouveau en texte brut : il contient un caractère impossible à conserver.
fault-file-type = Choisissez un autre fichier que { $file } : le service d’assistance accepte png, jpg, webp, gif, pdf, txt, log, json et har.
fault-file-content = Choisissez un autre fichier que { $file }, ou enregistrez-le à nouveau : son contenu ne correspond pas à son nom.
fault-file-text = Enregistrez { $file } en texte brut, en UTF-8, et choisissez-le à nouveau.
fault-file-empty = Choisissez un autre fichier que { $file } : il ne contient rien.
fault-file-large = Réduisez { $file } : un fichier peut faire { $limit } Mo au plus.
fault-file-pixels = Réduisez { $file } : une image peut compter { $limit } millions de pixels au plus.
fault-file-damaged = Enregistrez { $file } à nouveau et choisissez-le encore une fois : une partie manque ou est abîmée.
fault-file-gone = Choisissez { $file } à nouveau : il n’a été gardé ici que peu de temps.
fault-file-early = Placez siteId et la clé avant les fichiers.
fault-files-encoding = Envoyez les fichiers en multipart/form-data.
fault-files-many = Ajoutez { $limit } fichiers au plus.
fault-files-large = Retirez un fichier ou réduisez-les : ensemble, ils peuvent faire { $limit } Mo au plus.
fault-url-missing = Copiez l’adresse de la page depuis la barre d’adresse de votre navigateur.
fault-url-scheme = Indiquez l’adresse complète de la page, avec https:// ou http:// au début.
fault-url-format = Indiquez l’adresse de la page telle que votre navigateur l’affiche, par exemple https://www.example.org/page.
fault-url-long = Raccourcissez l’adresse de la page à { $limit } caractères au plus. Ce qui suit le point d’interrogation peut souvent disparaître.
fault-url-secret = Retirez le nom d’utilisateur et le mot de passe de l’adresse de la page.
fault-sealed-format = Saisissez à nouveau le mot de passe ou la clé sous « { sealed-title } » : le texte n’est pas arrivé chiffré.
fault-sealed-long = Raccourcissez ce que vous transmettez en sécurité à { $limit } caractères au plus.
fault-sealed-key = Rouvrez le formulaire et saisissez à nouveau le mot de passe ou la clé, ou retirez-le et appelez : le service d’assistance a changé de clé.
fault-name-missing = Indiquez votre nom.
fault-name-long = Raccourcissez votre nom à { $limit } caractères au plus.
fault-name-characters = Saisissez votre nom à nouveau, sur une seule ligne.
fault-email-missing = Indiquez votre adresse e-mail, pour que le service d’assistance puisse vous répondre.
fault-email-format = Indiquez votre adresse e-mail sous la forme nom@example.org.
fault-email-long = Indiquez une adresse e-mail de { $limit } caractères au plus.
fault-editor-unknown = Ce site n’accepte que les signalements de ses rédacteurs. Demandez à l’un d’eux de le signaler : { $names }. Vous en êtes un ? Indiquez l’adresse e-mail sous laquelle le service d’assistance vous connaît.
fault-phone-missing = Indiquez votre numéro de téléphone, pour que le service d’assistance puisse vous appeler.
fault-phone-format = Indiquez un numéro de téléphone qui commence par 0 ou +, par exemple 02 555 01 00 ou +32 2 555 01 00.
fault-customer-id-missing = Indiquez votre numéro de client. Il figure sur votre contrat ou votre carte.
fault-customer-id-format = Indiquez le numéro de client tel qu’il figure sur votre contrat : { $limit } lettres, chiffres, espaces et - . _ / # au plus.
fault-category-unknown = Choisissez un type de demande que le service d’assistance propose.
fault-urgency-unknown = Choisissez un degré d’urgence que le service d’assistance propose.
fault-context-long = Raccourcissez chacune des données techniques à { $limit } caractères au plus.
fault-field-unknown = Retirez ce champ : le service d’assistance ne le connaît pas.
fault-field-type = Envoyez ce champ sous forme de texte.
fault-field-twice = Envoyez ce champ une seule fois.

## La confirmation
done-title = Votre signalement est bien arrivé
done-emergency = Appelez maintenant :
done-emergency-quote = et indiquez ce numéro :
done-number = Numéro de ticket
done-next = Et maintenant
done-answer = Le service d’assistance examine votre signalement et vous répond par e-mail ou par téléphone.
done-answer-by = Le service d’assistance vous répond au plus tard le :
done-follow = Suivez votre signalement sur sa propre page et conservez-en l’adresse. Toute personne qui a l’adresse peut lire le signalement.
done-status-link = Aller à la page de ce signalement
done-new-tab = (s’ouvre dans un nouvel onglet)
done-call = Appelez si cela ne peut pas attendre, avec le numéro de ticket sous la main :

## La page de la personne qui signale
status-title = Signalement { $number }
status-received-at = Reçu
status-answer-by = Réponse au plus tard
status-about = Site
status-told = Ce que vous avez signalé
status-files = Fichiers
status-sealed = Transmis en sécurité
status-sealed-there = Un mot de passe ou une clé est arrivé, chiffré. Il ne s’affiche pas ici.
status-timeline = Ce qui s’est passé
status-again = Signaler un autre problème
status-call = Une question ou une réponse ? Appelez ou écrivez, en mentionnant le numéro de ticket.
status-new = Nouveau
status-open = En cours
status-waiting = En attente de réponse
status-resolved = Résolu
status-closed = Clôturé
status-now-new = Votre signalement est chez le service d’assistance. Cette page indiquera quand quelqu’un s’en occupe.
status-now-open = Quelqu’un du service d’assistance y travaille.
status-now-waiting = Le service d’assistance a besoin de votre réponse pour continuer.
status-now-resolved = Le service d’assistance l’a résolu. Le problème persiste ? Faites-le savoir.
status-now-closed = Ce signalement est clôturé. Vous pouvez signaler un nouveau problème à tout moment.
event-received = Le service d’assistance a reçu votre signalement.
event-status = Nouveau statut : { $status }
event-reply-desk = Le service d’assistance a écrit
event-reply-reporter = Vous avez écrit
event-moved = Le service d’assistance traite maintenant ceci comme : { $to }
event-passed-on = Transmis à { $to }.
event-elsewhere-reply = { $whose } a écrit :
event-elsewhere-status = { $whose } : nouveau statut : { $status }
event-elsewhere-moved = { $whose } traite maintenant ceci comme : { $to }
status-passed-on = { $reseller } a transmis votre signalement à { $to }. Cela peut prendre plus de temps : { $to } répond à { $reseller }, et { $reseller } vous répond.

## Les e-mails à l’auteur du signalement
mail-label = { $label } :
mail-follow = Suivez votre signalement sur sa propre page. Toute personne qui a ce lien peut lire le signalement.
mail-reply = Le service d’assistance vous répond
mail-reply-do = Vous souhaitez réagir ? Répondez à cet e-mail ou appelez. Laissez le numéro de ticket dans l’objet.
mail-cut = La réponse est plus longue. Vous la trouverez en entier sur la page de ce signalement.
mail-moved = Votre signalement a été transmis
mail-moved-do = Le service d’assistance le traite à présent sous : { $to }. Le numéro de ticket reste le même et vous n’avez rien à faire.
mail-passed-on = { $to } y travaille maintenant aussi, et cela peut prendre plus de temps. La réponse vient toujours de { $reseller }. Vous n’avez rien à faire.
mail-status-new = Votre signalement attend que quelqu’un s’en occupe
mail-status-new-do = Vous recevrez un e-mail dès que ce sera le cas.
mail-status-open = Quelqu’un du service d’assistance travaille à votre signalement
mail-status-open-do = Vous n’avez rien à faire. Vous recevrez un e-mail quand il y aura du nouveau.
mail-status-waiting = Le service d’assistance a besoin de votre réponse
mail-status-waiting-do = Sans elle, il ne peut pas continuer. Répondez à cet e-mail ou appelez. Laissez le numéro de ticket dans l’objet.
mail-status-resolved = Le problème que vous avez signalé est résolu
mail-status-resolved-do = Le problème persiste ? Répondez à cet e-mail ou appelez. Laissez le numéro de ticket dans l’objet.
mail-status-closed = Votre signalement est clôturé
mail-status-closed-do = Le service d’assistance en a terminé. Vous pouvez signaler un nouveau problème à tout moment.
mail-why = Vous recevez cet e-mail parce qu’un signalement adressé à { $desk } indique cette adresse.
mail-stranger = Vous n’avez rien signalé ? Quelqu’un s’est peut-être trompé d’adresse. Vous n’avez rien à faire.
mail-stop = Ne plus recevoir d’e-mails sur ce signalement
mail-check = Test des e-mails du service d’assistance
mail-check-do = Cet e-mail montre que les e-mails de { $desk } arrivent ici. Vous n’avez rien à faire.
mail-stop-title = Ne plus recevoir d’e-mails sur ce signalement ?
mail-stop-do = Vous ne recevrez plus d’e-mail quand le service d’assistance répond ou que le statut change. La page de ce signalement continue à tout montrer.
mail-stop-button = Arrêter les e-mails
mail-stopped = Vous ne recevrez plus d’e-mails sur ce signalement
mail-stopped-do = La page de ce signalement continue à montrer ce qui s’y passe.

## What a reseller sees that passes a report on to the desk
pass-on-title = Transmettre le signalement { $number } à { $desk }
pass-on-do = { $desk } reçoit tout le signalement avec ses fichiers. Sa réponse arrive dans votre propre ticket. Vous restez l’interlocuteur : vous répondez à votre client, qui voit que le signalement a été transmis.
pass-on-button = Transmettre à { $desk }
pass-on-done-title = Le signalement { $number } a été transmis à { $desk }
pass-on-since = Transmis :
pass-on-done = Ce que { $desk } répond arrive dans votre propre ticket. Vous répondez à votre client.

## La boîte de réception
inbox-title = Boîte de réception
inbox-login = Se connecter
inbox-token = Jeton d’administration
inbox-token-hint = Le secret défini lors de l’installation de ce service d’assistance.
inbox-token-unknown = Saisissez à nouveau le jeton d’administration : celui-ci n’ouvre pas la boîte de réception.
inbox-logout = Se déconnecter
inbox-menu = Menu de la boîte de réception
inbox-tickets = Tickets
inbox-undelivered = Non transmis
call-title = Signalement par téléphone
call-site-choose = Choisissez le site
call-site-missing = Choisissez le site dont la personne parle.
call-lang = Langue de la personne
call-submit = Créer le signalement
call-done = Le signalement est créé
call-read = Lisez ce numéro de ticket à voix haute
call-mailed = La personne reçoit le numéro et le lien par e-mail.
call-not-mailed = Aucun e-mail n’est envoyé. Transmettez aussi le lien.
call-again = Un autre signalement par téléphone
inbox-resellers = Revendeurs
inbox-resellers-hint = Ce que signalent les clients des revendeurs est compté ici, sans être montré. Seul ce qu’un revendeur transmet, ou vous laisse, figure parmi les tickets.
inbox-resellers-none = Aucun site n’appartient à un revendeur.
inbox-resellers-more = Plus de sites
inbox-reseller = Revendeur
inbox-support = Assistance
inbox-support-own = Par le revendeur
inbox-support-passes-on = Par le revendeur, qui transmet
inbox-support-outsourced = Par ce service
inbox-count-month = Ce mois-ci
inbox-count-all = En tout
inbox-filter = Filtrer par statut
inbox-to-do = À traiter
inbox-to-do-order = D’abord les clients dont le contrat donne la priorité, puis ceux qui attendent depuis le plus longtemps.
inbox-first = prioritaire
inbox-all = Tous
inbox-none = Aucun ticket ici.
inbox-older = Tickets plus anciens
inbox-newest = Tickets les plus récents
inbox-more = Plus de tickets
inbox-start = Retour au début
inbox-number = Numéro
inbox-subject = Titre
inbox-site = Site
inbox-status = Statut
inbox-received = Reçu
inbox-answer-by = Réponse au plus tard
inbox-category = Type
inbox-urgency = Urgence
inbox-channel = Canal
inbox-emergency = Urgence : la personne a été invitée à appeler tout de suite et à citer ce numéro.
inbox-reporter = Signalé par
inbox-customer = Client du revendeur
inbox-pass-on = Transmettre ce ticket
inbox-sender = Rôle
inbox-sender-editor = Rédacteur du site, d’après l’adresse e-mail
inbox-sender-visitor = Visiteur, pas un rédacteur du site
inbox-contract = Contrat
inbox-contract-first = { $contract } (prioritaire)
inbox-report = Signalement
inbox-error = Message d’erreur
inbox-files = Fichiers
inbox-sealed = Transmis en sécurité
inbox-sealed-do = Copiez le texte ci-dessous et ouvrez-le avec : ticket-unseal open --key FICHIER
inbox-url = Page
inbox-context = Données techniques
inbox-context-browser = Navigateur
inbox-context-language = Langue
inbox-context-window = Fenêtre
inbox-context-errors = Erreurs de script
inbox-file = Fichier
inbox-messages = Messages
inbox-messages-none = Pas encore de messages.
inbox-by-desk = Service d’assistance
inbox-by-reporter = Auteur du signalement
inbox-reply = Réponse à l’auteur du signalement
inbox-reply-hint = Elle s’affiche sur la page de ce signalement. { $limit } caractères au plus.
inbox-reply-hint-reseller = { $reseller } le reçoit et répond à son client. { $limit } caractères au plus.
inbox-reply-send = Envoyer la réponse
inbox-reply-missing = Écrivez d’abord une réponse.
inbox-reply-long = Raccourcissez la réponse à { $limit } caractères au plus.
inbox-new-status = Nouveau statut
inbox-set-status = Définir le statut
inbox-back = Retour aux tickets
inbox-held-none = Tout est transmis.
inbox-held-hint = Ces tickets sont en sécurité ici, mais un système d’assistance ne les a pas encore repris.
inbox-held-resold = { $count ->
    [one] { $count } autre ticket d’un revendeur attend
   *[other] { $count } autres tickets de revendeurs attendent
  } l’outil d’assistance du revendeur.
inbox-held-resold-link = Voir les revendeurs
inbox-backend = Système d’assistance
inbox-failures = Tentatives
inbox-last-error = Dernière erreur
inbox-next-attempt = Prochaine tentative
inbox-held = À la main
inbox-replay = Transmettre à nouveau
inbox-replay-all = Tout transmettre à nouveau
inbox-mail = E-mails aux auteurs des signalements
inbox-copy = Copie à { $reseller }
inbox-shut-mail = Les e-mails aux auteurs des signalements ne partent pas
inbox-shut = { $backend } ne prend aucun ticket
inbox-shut-waiting = { $count ->
    [one] { $count } ticket attend
   *[other] { $count } tickets attendent
  } ici en sécurité, jusqu’à ce que quelqu’un y remédie.
inbox-replay-backend = Retransmettre tout à { $backend }
fault-backend-behind = Attend que ce système reprenne des tickets
fault-backend-busy = Est trop occupé
fault-backend-credentials = Refuse les identifiants
fault-backend-error = Répond par une erreur
fault-backend-fields = N’a pas de place pour le numéro ou la file
fault-backend-file-missing = Un fichier est illisible
fault-backend-gone = Dit que cette adresse n’existe plus
fault-backend-no-answer = Ne répond pas
fault-backend-not-configured = N’est pas configuré, ou un secret manque
fault-backend-recipient = Le courrier à cette adresse est refusé
fault-backend-redirect = Renvoie à une autre adresse
fault-backend-refused = Refuse ce ticket
category-problem = Problème
category-question = Question
category-change = Modification
category-feature = Nouvelle fonction
category-complaint = Plainte
category-abuse = Abus
category-emergency = Cas d’urgence
urgency-low = Basse
urgency-normal = Normale
urgency-high = Haute
via-form = Formulaire
via-phone = Téléphone
via-e-mail = E-mail

## Une réponse à la place de celle qui était demandée, pour un programme ou une personne
problem-unreadable = Le signalement n’a pas pu être lu
problem-unreadable-do = Revenez en arrière, rechargez le formulaire et envoyez-le à nouveau.
problem-unreadable-program = Envoyez de l’UTF-8 bien formé, du type que Content-Type annonce.
problem-key-missing = La clé de ce signalement manque
problem-key-missing-do = Revenez en arrière, rechargez le formulaire et envoyez-le à nouveau.
problem-key-missing-program = Envoyez un en-tête Idempotency-Key de 16 à 128 caractères, un par ticket.
problem-key-format = La clé de ce signalement n’est pas utilisable
problem-key-format-do = Revenez en arrière, rechargez le formulaire et envoyez-le à nouveau.
problem-key-format-program = Créez une Idempotency-Key de 16 à 128 caractères ASCII visibles, par exemple un UUID.
problem-unauthorized = Connectez-vous d’abord
problem-unauthorized-do = Connectez-vous à la boîte de réception.
problem-unauthorized-program = Envoyez le jeton d’administration dans Authorization: Bearer.
problem-hook-refused = Ce webhook ne vient pas du système d’assistance
problem-hook-refused-do = Signez avec le même secret que celui nommé dans desk.toml, et avec une horloge à l’heure.
problem-origin-refused = Le signalement n’est pas arrivé
problem-origin-refused-do = Le service d’assistance ne prend pas de signalements depuis cette page. Ouvrez le formulaire du service d’assistance, ou appelez.
problem-site-unknown = Ce site n’est pas connu ici
problem-site-unknown-do = Vérifiez l’identifiant du site : quatre chiffres, par exemple 1234. Il figure dans l’adresse du formulaire.
problem-not-found = Il n’y a rien ici
problem-not-found-do = Vérifiez l’adresse, ou reprenez-la dans la confirmation que vous avez reçue.
problem-method = Cette adresse fonctionne autrement
problem-method-do = Utilisez une des méthodes que l’en-tête Allow indique.
problem-too-large = Le signalement est trop volumineux
problem-too-large-do = Revenez en arrière, raccourcissez le message d’erreur et retirez les gros fichiers. Le début et la fin d’un message d’erreur en disent souvent le plus.
problem-encoding-unknown = Cet encodage n’est pas accepté
problem-encoding-unknown-do = Envoyez du JSON ou un formulaire : application/json, application/x-www-form-urlencoded ou multipart/form-data, en UTF-8.
problem-fields = Il reste quelque chose à corriger
problem-fields-do = Corrigez ce qui est indiqué ci-dessous et envoyez le signalement à nouveau.
problem-key-reused = Cette clé appartient à un autre signalement
problem-key-reused-do = Relisez le formulaire et envoyez-le à nouveau.
problem-key-reused-program = Créez une nouvelle Idempotency-Key pour chaque ticket.
problem-desk-faults = Ce desk.toml ne tient pas
problem-desk-faults-do = Corrigez ce qui est indiqué ci-dessous et publiez à nouveau. Rien n’a changé.
problem-announcements = Ces annonces ne tiennent pas
problem-announcements-do = Corrigez ce qui est nommé ci-dessous et publiez-les à nouveau. Rien n’a changé.
problem-rate-limited = Il y a beaucoup de monde
problem-rate-limited-do = Attendez { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
  } et envoyez à nouveau. Votre texte est toujours là.
problem-unavailable = Le service d’assistance est momentanément injoignable
problem-unavailable-do = Réessayez dans une minute, ou appelez.
problem-store-failed = Les fichiers n’ont pas pu être gardés
problem-store-failed-do = Renvoyez le signalement dans une minute, ou envoyez-le sans fichiers.
