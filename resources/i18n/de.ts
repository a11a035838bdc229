<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>MapOverlay</name>
    <message>
        <source>Peers</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>Made with Natural Earth</source>
        <translation>Erstellt mit Natural Earth</translation>
    </message>
    <message>
        <source>outbound</source>
        <translation>ausgehend</translation>
    </message>
    <message>
        <source>inbound</source>
        <translation>eingehend</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source>country only</source>
        <translation>nur Land</translation>
    </message>
    <message>
        <source>this node</source>
        <translation>dieser Node</translation>
    </message>
</context>
<context>
    <name>bnm</name>
    <message>
        <source>No figures since %1; these are the last known.</source>
        <translation>Keine Werte seit %1; dies sind die letzten bekannten.</translation>
    </message>
    <message>
        <source>%1: no longer so</source>
        <translation>%1: nicht mehr der Fall</translation>
    </message>
    <message>
        <source>%1, was %2</source>
        <translation>%1, vorher %2</translation>
    </message>
    <message>
        <source>%1 of the newest %2 blocks signal a soft fork that the node does not know.</source>
        <translation>%1 der letzten %2 Blöcke signalisieren einen Softfork, den der Node nicht kennt.</translation>
    </message>
    <message>
        <source>Node unreachable</source>
        <translation>Node nicht erreichbar</translation>
    </message>
    <message>
        <source>%3 No answer for %4.</source>
        <translation>%3 Keine Antwort seit %4.</translation>
    </message>
    <message>
        <source>Check that bitcoind is running and that the address is correct.</source>
        <translation>Prüfen Sie, ob bitcoind läuft und die Adresse stimmt.</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>%3 Refused for %4.</source>
        <translation>%3 Abgelehnt seit %4.</translation>
    </message>
    <message>
        <source>Compare user and password with rpcauth in bitcoin.conf, or point the monitor to the cookie file of this node.</source>
        <translation>Vergleichen Sie Benutzer und Passwort mit rpcauth in bitcoin.conf, oder geben Sie die Cookie-Datei dieses Nodes an.</translation>
    </message>
    <message>
        <source>Cookie file not readable</source>
        <translation>Cookie-Datei nicht lesbar</translation>
    </message>
    <message>
        <source>%3 Without a login for %4.</source>
        <translation>%3 Ohne Anmeldung seit %4.</translation>
    </message>
    <message>
        <source>Put the monitor&apos;s user into the group of bitcoind and set rpccookieperms=group in bitcoin.conf, or use rpcauth.</source>
        <translation>Nehmen Sie den Benutzer des Monitors in die Gruppe von bitcoind auf und setzen Sie rpccookieperms=group in bitcoin.conf, oder verwenden Sie rpcauth.</translation>
    </message>
    <message>
        <source>Access not allowed</source>
        <translation>Zugriff nicht erlaubt</translation>
    </message>
    <message>
        <source>%3 Not allowed for %4.</source>
        <translation>%3 Nicht erlaubt seit %4.</translation>
    </message>
    <message>
        <source>Add this machine to rpcallowip and the calls to rpcwhitelist, then restart bitcoind.</source>
        <translation>Tragen Sie diesen Rechner in rpcallowip und die Aufrufe in rpcwhitelist ein und starten Sie bitcoind neu.</translation>
    </message>
    <message>
        <source>Not a Bitcoin node</source>
        <translation>Kein Bitcoin-Node</translation>
    </message>
    <message>
        <source>%3 This has lasted for %4.</source>
        <translation>%3 Das besteht seit %4.</translation>
    </message>
    <message>
        <source>Set BITCOIN_RPC_HOST and BITCOIN_RPC_PORT to the RPC port of Bitcoin Core (8332 on mainnet).</source>
        <translation>Setzen Sie BITCOIN_RPC_HOST und BITCOIN_RPC_PORT auf den RPC-Port von Bitcoin Core (8332 im Mainnet).</translation>
    </message>
    <message>
        <source>Node answers with errors</source>
        <translation>Node antwortet mit Fehlern</translation>
    </message>
    <message>
        <source>%3 No figures for %4.</source>
        <translation>%3 Keine Werte seit %4.</translation>
    </message>
    <message>
        <source>Read debug.log; if the node is busy, raise rpcthreads and rpcworkqueue in bitcoin.conf.</source>
        <translation>Lesen Sie debug.log; ist der Node überlastet, erhöhen Sie rpcthreads und rpcworkqueue in bitcoin.conf.</translation>
    </message>
    <message>
        <source>Node does not answer in time</source>
        <translation>Node antwortet nicht rechtzeitig</translation>
    </message>
    <message>
        <source>Read the end of its debug.log, and check its disk and memory.</source>
        <translation>Lesen Sie das Ende von debug.log und prüfen Sie Datenträger und Arbeitsspeicher des Nodes.</translation>
    </message>
    <message>
        <source>Node answers slowly</source>
        <translation>Node antwortet langsam</translation>
    </message>
    <message>
        <source>%3</source>
        <translation>%3</translation>
    </message>
    <message>
        <source>If this continues, check its disk and memory and its other RPC clients; more rpcthreads in bitcoin.conf may help.</source>
        <translation>Wenn das anhält, prüfen Sie Datenträger, Arbeitsspeicher und andere RPC-Clients des Nodes; mehr rpcthreads in bitcoin.conf können helfen.</translation>
    </message>
    <message>
        <source>bitcoind stopped</source>
        <translation>bitcoind beendet</translation>
    </message>
    <message>
        <source>The bitcoind process ended. It had been up for %3.</source>
        <translation>Der Prozess bitcoind wurde beendet. Er war %3 gelaufen.</translation>
    </message>
    <message>
        <source>Read the end of its debug.log, then start it again.</source>
        <translation>Lesen Sie das Ende von debug.log und starten Sie bitcoind wieder.</translation>
    </message>
    <message>
        <source>Node restarted</source>
        <translation>Node neu gestartet</translation>
    </message>
    <message>
        <source>bitcoind restarted %3 ago, after it had been up for %4.</source>
        <translation>bitcoind wurde vor %3 neu gestartet, nachdem es %4 gelaufen war.</translation>
    </message>
    <message>
        <source>If nobody restarted it, read debug.log up to the restart.</source>
        <translation>Wenn niemand bitcoind neu gestartet hat, lesen Sie debug.log bis zum Neustart.</translation>
    </message>
    <message>
        <source>Node is slow to start</source>
        <translation>Node startet langsam</translation>
    </message>
    <message>
        <source>%3 Starting for %4.</source>
        <translation>%3 Startet seit %4.</translation>
    </message>
    <message>
        <source>See debug.log for what it is doing; verifying or reindexing takes hours.</source>
        <translation>In debug.log steht, was der Node tut; Prüfen oder Neuindizieren dauert Stunden.</translation>
    </message>
    <message>
        <source>Wrong network</source>
        <translation>Falsches Netzwerk</translation>
    </message>
    <message>
        <source>Set BITCOIN_NETWORK, or the port of the right node.</source>
        <translation>Setzen Sie BITCOIN_NETWORK oder den Port des richtigen Nodes.</translation>
    </message>
    <message>
        <source>Node on another network</source>
        <translation>Node in anderem Netzwerk</translation>
    </message>
    <message>
        <source>If this is not intended, correct chain= in bitcoin.conf, or BITCOIN_RPC_PORT here.</source>
        <translation>Falls nicht beabsichtigt, korrigieren Sie chain= in bitcoin.conf oder hier BITCOIN_RPC_PORT.</translation>
    </message>
    <message>
        <source>Calls not allowed</source>
        <translation>Aufrufe nicht erlaubt</translation>
    </message>
    <message>
        <source>Restart bitcoind after the change. Figures from these calls are missing until then.</source>
        <translation>Starten Sie bitcoind nach der Änderung neu. Bis dahin fehlen die Werte dieser Aufrufe.</translation>
    </message>
    <message>
        <source>memory grows by %1 a day</source>
        <translation>Arbeitsspeicher wächst um %1 pro Tag</translation>
    </message>
    <message>
        <source>Memory of bitcoind is growing</source>
        <translation>Speicherbedarf von bitcoind wächst</translation>
    </message>
    <message>
        <source>bitcoind uses %3 and grows by %1 a day; the limit is %2 a day.</source>
        <translation>bitcoind belegt %3 und wächst um %1 pro Tag; der Grenzwert ist %2 pro Tag.</translation>
    </message>
    <message>
        <source>Lower dbcache or maxmempool in bitcoin.conf, or restart bitcoind before memory runs out.</source>
        <translation>Verringern Sie dbcache oder maxmempool in bitcoin.conf, oder starten Sie bitcoind neu, bevor der Arbeitsspeicher ausgeht.</translation>
    </message>
    <message>
        <source>Warning from the node</source>
        <translation>Warnung des Nodes</translation>
    </message>
    <message>
        <source>Warnings from the node: %1. %3</source>
        <translation>Warnungen des Nodes: %1. %3</translation>
    </message>
    <message>
        <source>Follow the warning; most often it asks for a newer Bitcoin Core.</source>
        <translation>Befolgen Sie die Warnung; meist verlangt sie ein neueres Bitcoin Core.</translation>
    </message>
    <message>
        <source>Initial block download stalled</source>
        <translation>Erster Blockdownload steht</translation>
    </message>
    <message>
        <source>No progress for %1: at block %3, %4 % verified.</source>
        <translation>Kein Fortschritt seit %1: bei Block %3, %4 % verifiziert.</translation>
    </message>
    <message>
        <source>Check that the node has peers and that its disk is neither full nor very slow.</source>
        <translation>Prüfen Sie, ob der Node Peers hat und sein Datenträger weder voll noch sehr langsam ist.</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks to go</source>
        <translation>
            <numerusform>noch %1 Block</numerusform>
            <numerusform>noch %1 Blöcke</numerusform>
        </translation>
    </message>
    <message>
        <source>Node is behind</source>
        <translation>Node liegt zurück</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks to go: their headers are known, the blocks are not validated.</source>
        <translation>
            <numerusform>Noch %1 Block: Der Header ist bekannt, der Block nicht validiert.</numerusform>
            <numerusform>Noch %1 Blöcke: Die Header sind bekannt, die Blöcke nicht validiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>If this does not shrink, check the peers, the disk and debug.log.</source>
        <translation>Wird das nicht weniger, prüfen Sie Peers, Datenträger und debug.log.</translation>
    </message>
    <message>
        <source>Chain split</source>
        <translation>Chain-Split</translation>
    </message>
    <message>
        <source>Compare height and hash with another source.</source>
        <translation>Vergleichen Sie Höhe und Hash mit einer anderen Quelle.</translation>
    </message>
    <message>
        <source>Node left behind</source>
        <translation>Node abgehängt</translation>
    </message>
    <message>
        <source>Chain stalled</source>
        <translation>Kette steht</translation>
    </message>
    <message>
        <source>Chain in doubt</source>
        <translation>Kette zweifelhaft</translation>
    </message>
    <message>
        <source>No new block</source>
        <translation>Kein neuer Block</translation>
    </message>
    <message>
        <source>No block for %1. About 1 gap in %4 is that long.</source>
        <translation>Kein Block seit %1. Etwa 1 von %4 Abständen ist so lang.</translation>
    </message>
    <message>
        <source>Compare the height with another source; check the peers if this continues.</source>
        <translation>Vergleichen Sie die Höhe mit einer anderen Quelle; prüfen Sie die Peers, wenn das anhält.</translation>
    </message>
    <message>
        <source>Reorganisation</source>
        <translation>Reorganisation</translation>
    </message>
    <message numerus="yes">
        <source>A reorganisation replaced %1 blocks in the last 24 hours. Reorganisations in that time: %3.</source>
        <translation>
            <numerusform>Eine Reorganisation hat in den letzten 24 Stunden %1 Block ersetzt. Reorganisationen in dieser Zeit: %3.</numerusform>
            <numerusform>Eine Reorganisation hat in den letzten 24 Stunden %1 Blöcke ersetzt. Reorganisationen in dieser Zeit: %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait for more confirmations of payments from that time.</source>
        <translation>Warten Sie bei Zahlungen aus dieser Zeit auf mehr Bestätigungen.</translation>
    </message>
    <message>
        <source>The chain may have forked</source>
        <translation>Die Kette hat sich womöglich geteilt</translation>
    </message>
    <message numerus="yes">
        <source>Another branch, %1 blocks long, ends near the tip. Branches known: %3.</source>
        <translation>
            <numerusform>Ein anderer Zweig, %1 Block lang, endet nahe der Kettenspitze. Bekannte Zweige: %3.</numerusform>
            <numerusform>Ein anderer Zweig, %1 Blöcke lang, endet nahe der Kettenspitze. Bekannte Zweige: %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not rely on new payments yet; check that your Bitcoin Core is up to date.</source>
        <translation>Verlassen Sie sich noch nicht auf neue Zahlungen; prüfen Sie, ob Ihr Bitcoin Core aktuell ist.</translation>
    </message>
    <message>
        <source>Unknown soft fork</source>
        <translation>Unbekannter Softfork</translation>
    </message>
    <message>
        <source>Check whether a newer Bitcoin Core knows these rules.</source>
        <translation>Prüfen Sie, ob ein neueres Bitcoin Core diese Regeln kennt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 peers</source>
        <translation>
            <numerusform>%1 Peer</numerusform>
            <numerusform>%1 Peers</numerusform>
        </translation>
    </message>
    <message>
        <source>No peers</source>
        <translation>Keine Peers</translation>
    </message>
    <message numerus="yes">
        <source>The node is cut off: it has %1 peers.</source>
        <translation>
            <numerusform>Der Node ist abgeschnitten: Er hat %1 Peer.</numerusform>
            <numerusform>Der Node ist abgeschnitten: Er hat %1 Peers.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check its network connection, firewall and proxy.</source>
        <translation>Prüfen Sie Netzwerkverbindung, Firewall und Proxy des Nodes.</translation>
    </message>
    <message numerus="yes">
        <source>%1 outbound peers</source>
        <translation>
            <numerusform>%1 ausgehender Peer</numerusform>
            <numerusform>%1 ausgehende Peers</numerusform>
        </translation>
    </message>
    <message>
        <source>Few outbound peers</source>
        <translation>Wenige ausgehende Peers</translation>
    </message>
    <message>
        <source>Outbound peers: %1, fewer than %2. Peers in all: %3.</source>
        <translation>Ausgehende Peers: %1, weniger als %2. Peers insgesamt: %3.</translation>
    </message>
    <message>
        <source>A node keeps 10 by itself; check for a firewall or proxy in the way.</source>
        <translation>Ein Node hält von sich aus 10; prüfen Sie, ob eine Firewall oder ein Proxy im Weg ist.</translation>
    </message>
    <message>
        <source>No inbound peers</source>
        <translation>Keine eingehenden Peers</translation>
    </message>
    <message>
        <source>No peer connects, although the node announces addresses of its own: %3.</source>
        <translation>Kein Peer verbindet sich, obwohl der Node eigene Adressen bekannt gibt: %3.</translation>
    </message>
    <message>
        <source>Forward port 8333 to the node, or ignore this: a node works without inbound peers.</source>
        <translation>Leiten Sie Port 8333 an den Node weiter, oder ignorieren Sie dies: Ein Node funktioniert auch ohne eingehende Peers.</translation>
    </message>
    <message>
        <source>%1 of the outbound peers at one provider</source>
        <translation>%1 der ausgehenden Peers bei einem Provider</translation>
    </message>
    <message>
        <source>All outbound peers at one provider</source>
        <translation>Alle ausgehenden Peers bei einem Provider</translation>
    </message>
    <message>
        <source>%1 of the %4 outbound peers are at %3.</source>
        <translation>%1 der %4 ausgehenden Peers sind bei %3.</translation>
    </message>
    <message>
        <source>One provider could feed the node a false chain. Remove addnode or connect lines, or use -asmap.</source>
        <translation>Ein Provider allein könnte dem Node eine falsche Kette vorsetzen. Entfernen Sie addnode- oder connect-Zeilen, oder verwenden Sie -asmap.</translation>
    </message>
    <message>
        <source>All outbound peers on one network</source>
        <translation>Alle ausgehenden Peers in einem Netzwerk</translation>
    </message>
    <message>
        <source>All %3 outbound peers are on %4, though the node may use %5 networks.</source>
        <translation>Alle %3 ausgehenden Peers sind in %4, obwohl der Node %5 Netzwerke nutzen darf.</translation>
    </message>
    <message>
        <source>Check that Tor, I2P or CJDNS is running and that the node reaches it.</source>
        <translation>Prüfen Sie, ob Tor, I2P oder CJDNS läuft und der Node es erreicht.</translation>
    </message>
    <message>
        <source>ping of %1</source>
        <translation>Ping von %1</translation>
    </message>
    <message>
        <source>Peers answer slowly</source>
        <translation>Peers antworten langsam</translation>
    </message>
    <message>
        <source>Half of the peers take %1 or longer for a ping; %2 is the limit.</source>
        <translation>Die Hälfte der Peers braucht für einen Ping %1 oder länger; der Grenzwert ist %2.</translation>
    </message>
    <message>
        <source>Check what uses the connection, or slows down Tor or the machine.</source>
        <translation>Prüfen Sie, was die Verbindung auslastet oder Tor oder den Rechner bremst.</translation>
    </message>
    <message numerus="yes">
        <source>%1 headers ahead of the peers</source>
        <translation>
            <numerusform>%1 Header vor den Peers</numerusform>
            <numerusform>%1 Header vor den Peers</numerusform>
        </translation>
    </message>
    <message>
        <source>No peer has the newest blocks</source>
        <translation>Kein Peer hat die neuesten Blöcke</translation>
    </message>
    <message>
        <source>Headers reach %3, but the best peer has blocks up to %4: %1 behind.</source>
        <translation>Die Header reichen bis %3, der beste Peer hat aber Blöcke bis %4: %1 zurück.</translation>
    </message>
    <message>
        <source>Connect to other peers (addnode); these cannot deliver the blocks.</source>
        <translation>Verbinden Sie sich mit anderen Peers (addnode); diese können die Blöcke nicht liefern.</translation>
    </message>
    <message>
        <source>Mempool full</source>
        <translation>Mempool voll</translation>
    </message>
    <message>
        <source>It holds %5 and drops transactions below %3; when not full it accepts from %4.</source>
        <translation>Er belegt %5 und verwirft Transaktionen unter %3; wenn er nicht voll ist, nimmt er sie ab %4 an.</translation>
    </message>
    <message>
        <source>No action needed unless one of your transactions pays less; maxmempool in bitcoin.conf raises the limit.</source>
        <translation>Nichts zu tun, außer eine Ihrer Transaktionen zahlt weniger; maxmempool in bitcoin.conf erhöht die Grenze.</translation>
    </message>
    <message>
        <source>next block at %1</source>
        <translation>nächster Block bei %1</translation>
    </message>
    <message>
        <source>Feerate is low</source>
        <translation>Gebührenrate niedrig</translation>
    </message>
    <message>
        <source>The next-block feerate is %1, below your limit of %2. %3</source>
        <translation>Die Gebührenrate für den nächsten Block ist %1, unter Ihrem Grenzwert von %2. %3</translation>
    </message>
    <message>
        <source>A good time to send transactions that were waiting for low fees.</source>
        <translation>Ein guter Zeitpunkt für Transaktionen, die auf niedrige Gebühren gewartet haben.</translation>
    </message>
    <message>
        <source>Feerate is high</source>
        <translation>Gebührenrate hoch</translation>
    </message>
    <message>
        <source>The next-block feerate is %1, at or above your limit of %2. %3</source>
        <translation>Die Gebührenrate für den nächsten Block ist %1 und erreicht Ihren Grenzwert von %2. %3</translation>
    </message>
    <message>
        <source>Postpone transactions that can wait; bump those that cannot (RBF, CPFP).</source>
        <translation>Verschieben Sie Transaktionen, die warten können; erhöhen Sie die Gebühr der übrigen (RBF, CPFP).</translation>
    </message>
    <message>
        <source>No mempool data</source>
        <translation>Keine Mempool-Daten</translation>
    </message>
    <message>
        <source>Check that rpcwhitelist allows getrawmempool, getmempoolentry and getblock, and check MEMPOOL_HIST_SOURCE.</source>
        <translation>Prüfen Sie, ob rpcwhitelist getrawmempool, getmempoolentry und getblock erlaubt, und prüfen Sie MEMPOOL_HIST_SOURCE.</translation>
    </message>
    <message>
        <source>ZMQ not connected</source>
        <translation>ZMQ nicht verbunden</translation>
    </message>
    <message>
        <source>Compare the zmqpub lines of bitcoin.conf with the BITCOIN_ZMQ settings.</source>
        <translation>Vergleichen Sie die zmqpub-Zeilen in bitcoin.conf mit den BITCOIN_ZMQ-Einstellungen.</translation>
    </message>
    <message>
        <source>ZMQ is silent</source>
        <translation>ZMQ schweigt</translation>
    </message>
    <message numerus="yes">
        <source>The node did not announce %1 blocks over ZMQ: %3.</source>
        <translation>
            <numerusform>Der Node hat %1 Block nicht über ZMQ gemeldet: %3.</numerusform>
            <numerusform>Der Node hat %1 Blöcke nicht über ZMQ gemeldet: %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check that bitcoin.conf has these zmqpub lines with this address, then restart bitcoind.</source>
        <translation>Prüfen Sie, ob bitcoin.conf diese zmqpub-Zeilen mit dieser Adresse hat, und starten Sie bitcoind neu.</translation>
    </message>
    <message>
        <source>ZMQ messages missed</source>
        <translation>ZMQ-Nachrichten verpasst</translation>
    </message>
    <message>
        <source>Messages missed in the last hour: %1.</source>
        <translation>In der letzten Stunde verpasste Nachrichten: %1.</translation>
    </message>
    <message>
        <source>Raise the zmqpub high water marks in bitcoin.conf; the machine may be overloaded.</source>
        <translation>Erhöhen Sie die High-Water-Marks der zmqpub-Zeilen in bitcoin.conf; der Rechner ist womöglich überlastet.</translation>
    </message>
    <message>
        <source>%1 of the disk free</source>
        <translation>%1 des Datenträgers frei</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>Datenträger fast voll</translation>
    </message>
    <message>
        <source>%1 free where the node keeps its %3: %4.</source>
        <translation>%1 frei auf dem Datenträger mit %3 des Nodes: %4.</translation>
    </message>
    <message>
        <source>Free some space, move the data folder, or prune; bitcoind stops when the disk is full.</source>
        <translation>Schaffen Sie Platz, verschieben Sie den Datenordner oder kürzen Sie die Blöcke (prune); bitcoind beendet sich, wenn der Datenträger voll ist.</translation>
    </message>
    <message>
        <source>disk full in %1</source>
        <translation>Datenträger reicht noch %1</translation>
    </message>
    <message>
        <source>Disk fills up</source>
        <translation>Datenträger füllt sich</translation>
    </message>
    <message>
        <source>At the present rate the disk of the node&apos;s %3 is full in %1; %4 is free.</source>
        <translation>Beim jetzigen Zuwachs reicht der Datenträger mit %3 des Nodes noch %1; frei sind %4.</translation>
    </message>
    <message>
        <source>Plan for a larger disk, or prune.</source>
        <translation>Planen Sie einen größeren Datenträger ein, oder kürzen Sie die Blöcke (prune).</translation>
    </message>
    <message>
        <source>Electrum server down</source>
        <translation>Electrum-Server ausgefallen</translation>
    </message>
    <message>
        <source>Check that Fulcrum or electrs is running, and read its log.</source>
        <translation>Prüfen Sie, ob Fulcrum oder electrs läuft, und lesen Sie das Protokoll.</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks behind the node</source>
        <translation>
            <numerusform>%1 Block hinter dem Node</numerusform>
            <numerusform>%1 Blöcke hinter dem Node</numerusform>
        </translation>
    </message>
    <message>
        <source>Electrum server behind</source>
        <translation>Electrum-Server liegt zurück</translation>
    </message>
    <message numerus="yes">
        <source>The Electrum server (%3) is %1 blocks behind the node.</source>
        <translation>
            <numerusform>Der Electrum-Server (%3) liegt %1 Block hinter dem Node.</numerusform>
            <numerusform>Der Electrum-Server (%3) liegt %1 Blöcke hinter dem Node.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wallets show old balances until it has caught up; read its log if it does not.</source>
        <translation>Wallets zeigen alte Guthaben, bis er aufgeholt hat; tut er das nicht, lesen Sie sein Protokoll.</translation>
    </message>
    <message>
        <source>InfluxDB export is stuck</source>
        <translation>InfluxDB-Export steht</translation>
    </message>
    <message>
        <source>%3 This has lasted for %4; points queued: %5.</source>
        <translation>%3 Das besteht seit %4; Punkte in der Warteschlange: %5.</translation>
    </message>
    <message>
        <source>Check that InfluxDB is running and that URL, bucket and token are correct.</source>
        <translation>Prüfen Sie, ob InfluxDB läuft und ob URL, Bucket und Token stimmen.</translation>
    </message>
    <message numerus="yes">
        <source>queue grows by %1 points a minute</source>
        <translation>
            <numerusform>Warteschlange wächst um %1 Punkt pro Minute</numerusform>
            <numerusform>Warteschlange wächst um %1 Punkte pro Minute</numerusform>
        </translation>
    </message>
    <message>
        <source>InfluxDB export cannot keep up</source>
        <translation>InfluxDB-Export kommt nicht nach</translation>
    </message>
    <message numerus="yes">
        <source>The queue for InfluxDB grows by %1 points a minute; points queued: %3.</source>
        <translation>
            <numerusform>Die Warteschlange für InfluxDB wächst um %1 Punkt pro Minute; Punkte darin: %3.</numerusform>
            <numerusform>Die Warteschlange für InfluxDB wächst um %1 Punkte pro Minute; Punkte darin: %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the load of InfluxDB, or poll less often.</source>
        <translation>Prüfen Sie die Last von InfluxDB, oder fragen Sie seltener ab.</translation>
    </message>
    <message>
        <source>Points for InfluxDB lost</source>
        <translation>Punkte für InfluxDB verloren</translation>
    </message>
    <message>
        <source>Points dropped in the last hour: %1.</source>
        <translation>In der letzten Stunde verworfene Punkte: %1.</translation>
    </message>
    <message>
        <source>The status of InfluxDB has the reason: a full queue (INFLUX_QUEUE_MAX_MB), refused lines (refused-points.lp in the data folder), a field of another type, or points older than the bucket keeps.</source>
        <translation>Der Status von InfluxDB nennt den Grund: volle Warteschlange (INFLUX_QUEUE_MAX_MB), abgelehnte Zeilen (refused-points.lp im Datenordner), ein Feld anderen Typs oder Punkte, die älter sind, als der Bucket sie aufbewahrt.</translation>
    </message>
    <message>
        <source>History is not saved</source>
        <translation>Verlauf wird nicht gespeichert</translation>
    </message>
    <message>
        <source>Charts continue, but new data is lost at a restart.</source>
        <translation>Die Diagramme laufen weiter, aber neue Daten gehen bei einem Neustart verloren.</translation>
    </message>
    <message>
        <source>A data source has failed</source>
        <translation>Eine Datenquelle ist ausgefallen</translation>
    </message>
    <message>
        <source>%3: %4</source>
        <translation>%3: %4</translation>
    </message>
    <message>
        <source>Its figures are out of date or missing until it works again; the log has the reason.</source>
        <translation>Ihre Werte sind veraltet oder fehlen, bis sie wieder antwortet; der Grund steht im Protokoll.</translation>
    </message>
    <message>
        <source>Figures missing</source>
        <translation>Werte fehlen</translation>
    </message>
    <message>
        <source>Check what has changed at the source: its version, rpcwhitelist, a proxy in between, or a missing disk.</source>
        <translation>Prüfen Sie, was sich an der Quelle geändert hat: Version, rpcwhitelist, ein Proxy dazwischen oder ein fehlender Datenträger.</translation>
    </message>
    <message>
        <source>Heartbeat not delivered</source>
        <translation>Heartbeat nicht zugestellt</translation>
    </message>
    <message>
        <source>Check HEARTBEAT_URL; until it is delivered, the watchdog raises its own alarm.</source>
        <translation>Prüfen Sie HEARTBEAT_URL; bis er zugestellt ist, schlägt der Watchdog selbst Alarm.</translation>
    </message>
    <message>
        <source>GeoIP databases are old</source>
        <translation>GeoIP-Datenbanken veraltet</translation>
    </message>
    <message>
        <source>The GeoIP databases are %1 old; locations may be wrong after %2.</source>
        <translation>Die GeoIP-Datenbanken sind %1 alt; sind sie älter als %2, können Standorte falsch sein.</translation>
    </message>
    <message>
        <source>Update them in Settings, GeoIP, or with --get-geoip.</source>
        <translation>Aktualisieren Sie sie in Einstellungen, GeoIP, oder mit --get-geoip.</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>No longer measured: %1</source>
        <translation>Nicht mehr gemessen: %1</translation>
    </message>
    <message>
        <source>Resolved: %1</source>
        <translation>Behoben: %1</translation>
    </message>
    <message>
        <source>Again: %1</source>
        <translation>Erneut: %1</translation>
    </message>
    <message>
        <source>Still: %1</source>
        <translation>Weiterhin: %1</translation>
    </message>
    <message>
        <source>Closed for lack of figures. It was: %1</source>
        <translation>Geschlossen, da Werte fehlen. Vorher: %1</translation>
    </message>
    <message>
        <source>Resolved after %1. It was: %2</source>
        <translation>Behoben nach %1. Vorher: %2</translation>
    </message>
    <message>
        <source>Earlier occurrences that could not be reported: %1.</source>
        <translation>Frühere Vorkommen, die nicht gemeldet werden konnten: %1.</translation>
    </message>
    <message>
        <source>This message was delayed. It is of %1 UTC.</source>
        <translation>Diese Nachricht kommt verspätet. Sie ist von %1 UTC.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>not given by this node</source>
        <translation>von diesem Node nicht angegeben</translation>
    </message>
    <message>
        <source>not given (%1)</source>
        <translation>nicht angegeben (%1)</translation>
    </message>
    <message>
        <source>call not allowed (%1)</source>
        <translation>Aufruf nicht erlaubt (%1)</translation>
    </message>
    <message>
        <source>no answer (%1)</source>
        <translation>keine Antwort (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n fehlt</numerusform>
            <numerusform>%n fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>Missing for three of their cycles: %1. Alerts that cannot be judged: %2.</source>
        <translation>Fehlen seit drei Abfragen: %1. Alarme, die nicht beurteilt werden können: %2.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Not every source has given its figures.</source>
        <translation>Noch nicht jede Quelle hat ihre Werte geliefert.</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>The figures that alerts need are there.</source>
        <translation>Die für Alarme nötigen Werte sind da.</translation>
    </message>
    <message>
        <source>default of https</source>
        <translation>Standard für https</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>default of the network</source>
        <translation>Standard des Netzwerks</translation>
    </message>
    <message>
        <source>Mainnet</source>
        <translation>Mainnet</translation>
    </message>
    <message>
        <source>Testnet3</source>
        <translation>Testnet3</translation>
    </message>
    <message>
        <source>Testnet4</source>
        <translation>Testnet4</translation>
    </message>
    <message>
        <source>Signet</source>
        <translation>Signet</translation>
    </message>
    <message>
        <source>Regtest</source>
        <translation>Regtest</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>The node itself</source>
        <translation>Der Node selbst</translation>
    </message>
    <message>
        <source>A mempool.space-style server</source>
        <translation>Ein Server wie mempool.space</translation>
    </message>
    <message>
        <source>&amp;Host or URL</source>
        <translation>&amp;Host oder URL</translation>
    </message>
    <message>
        <source>Host name or address of the node&apos;s RPC; an https:// URL for a node behind a TLS proxy</source>
        <translation>Hostname oder Adresse der RPC-Schnittstelle des Nodes; eine https://-URL für einen Node hinter einem TLS-Proxy</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>The node&apos;s RPC port; by default the network&apos;s own</source>
        <translation>Der RPC-Port des Nodes; Standard ist der des Netzwerks</translation>
    </message>
    <message>
        <source>Coo&amp;kie file</source>
        <translation>Coo&amp;kie-Datei</translation>
    </message>
    <message>
        <source>The node&apos;s cookie file; by default in its data folder</source>
        <translation>Die Cookie-Datei des Nodes; Standard ist die in seinem Datenordner</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>User name, where no cookie is used</source>
        <translation>Benutzername, wenn kein Cookie verwendet wird</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>Password, where no cookie is used</source>
        <translation>Passwort, wenn kein Cookie verwendet wird</translation>
    </message>
    <message>
        <source>Prox&amp;y</source>
        <translation>Prox&amp;y</translation>
    </message>
    <message>
        <source>Proxy to the node, for instance of Tor</source>
        <translation>Proxy zum Node, zum Beispiel der von Tor</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>&amp;Netzwerk</translation>
    </message>
    <message>
        <source>The network the node is on; by default the one that the node names itself</source>
        <translation>Das Netzwerk des Nodes; Standard ist das, das der Node selbst nennt</translation>
    </message>
    <message>
        <source>Node&apos;s &amp;data folder</source>
        <translation>&amp;Datenordner des Nodes</translation>
    </message>
    <message>
        <source>The node&apos;s data folder</source>
        <translation>Der Datenordner des Nodes</translation>
    </message>
    <message>
        <source>Node&apos;s bitcoin.&amp;conf</source>
        <translation>bitcoin.&amp;conf des Nodes</translation>
    </message>
    <message>
        <source>The node&apos;s bitcoin.conf; by default in its data folder, or /etc/bitcoin/bitcoin.conf</source>
        <translation>Die bitcoin.conf des Nodes; Standard ist die in seinem Datenordner oder /etc/bitcoin/bitcoin.conf</translation>
    </message>
    <message>
        <source>Bl&amp;ocks folder</source>
        <translation>B&amp;lockordner</translation>
    </message>
    <message>
        <source>The node&apos;s folder of block files; by default in its data folder</source>
        <translation>Der Ordner der Blockdateien des Nodes; Standard ist der in seinem Datenordner</translation>
    </message>
    <message>
        <source>Chainstate &amp;folder</source>
        <translation>Chainstate-&amp;Ordner</translation>
    </message>
    <message>
        <source>The node&apos;s chainstate folder; by default in its data folder</source>
        <translation>Der Chainstate-Ordner des Nodes; Standard ist der in seinem Datenordner</translation>
    </message>
    <message>
        <source>Na&amp;me of the node</source>
        <translation>Na&amp;me des Nodes</translation>
    </message>
    <message>
        <source>Name of the node in every point; by default the RPC host</source>
        <translation>Name des Nodes in jedem Punkt; Standard ist der RPC-Host</translation>
    </message>
    <message>
        <source>&amp;Listen to ZMQ</source>
        <translation>ZMQ &amp;verwenden</translation>
    </message>
    <message>
        <source>Listen to the node&apos;s notifications</source>
        <translation>Auf Benachrichtigungen des Nodes hören</translation>
    </message>
    <message>
        <source>Raw &amp;blocks</source>
        <translation>&amp;Rohblöcke</translation>
    </message>
    <message>
        <source>As zmqpubrawblock in bitcoin.conf</source>
        <translation>Wie zmqpubrawblock in bitcoin.conf</translation>
    </message>
    <message>
        <source>Raw t&amp;ransactions</source>
        <translation>Rohtr&amp;ansaktionen</translation>
    </message>
    <message>
        <source>As zmqpubrawtx in bitcoin.conf</source>
        <translation>Wie zmqpubrawtx in bitcoin.conf</translation>
    </message>
    <message>
        <source>Block hashe&amp;s</source>
        <translation>Block-Ha&amp;shes</translation>
    </message>
    <message>
        <source>As zmqpubhashblock in bitcoin.conf</source>
        <translation>Wie zmqpubhashblock in bitcoin.conf</translation>
    </message>
    <message>
        <source>Mempool se&amp;quence</source>
        <translation>Mempool-Se&amp;quenz</translation>
    </message>
    <message>
        <source>As zmqpubsequence in bitcoin.conf</source>
        <translation>Wie zmqpubsequence in bitcoin.conf</translation>
    </message>
    <message>
        <source>Electrum ser&amp;ver</source>
        <translation>Electr&amp;um-Server</translation>
    </message>
    <message>
        <source>Your own Electrum server (Fulcrum, electrs, ElectrumX): its height, version and response time</source>
        <translation>Ihr eigener Electrum-Server (Fulcrum, electrs, ElectrumX): Höhe, Version und Antwortzeit</translation>
    </message>
    <message>
        <source>W&amp;itnesses</source>
        <translation>Ver&amp;gleichsserver</translation>
    </message>
    <message>
        <source>Other servers to compare the chain with: Electrum servers, mempool.space or Esplora APIs, other nodes. They learn your address; one with .onion goes through BITCOIN_RPC_PROXY</source>
        <translation>Andere Server, mit denen die Kette verglichen wird: Electrum-Server, APIs von mempool.space oder Esplora, andere Nodes. Sie erfahren Ihre Adresse; .onion-Adressen gehen über BITCOIN_RPC_PROXY</translation>
    </message>
    <message>
        <source>Fulcrum or &amp;electrs</source>
        <translation>&amp;Fulcrum oder electrs</translation>
    </message>
    <message>
        <source>Statistics of Fulcrum (JSON) or electrs (Prometheus text)</source>
        <translation>Statistik von Fulcrum (JSON) oder electrs (Prometheus-Text)</translation>
    </message>
    <message>
        <source>Chain and &amp;mempool</source>
        <translation>Kette und &amp;Mempool</translation>
    </message>
    <message>
        <source>Polling interval for chain, mempool and feerates</source>
        <translation>Abfrageintervall für Kette, Mempool und Gebührenraten</translation>
    </message>
    <message>
        <source>Peers and &amp;system</source>
        <translation>Peers und &amp;System</translation>
    </message>
    <message>
        <source>Polling interval for peers, traffic, process and disks</source>
        <translation>Abfrageintervall für Peers, Datenverkehr, Prozess und Datenträger</translation>
    </message>
    <message>
        <source>S&amp;ource</source>
        <translation>&amp;Quelle</translation>
    </message>
    <message>
        <source>Source of the mempool by feerate</source>
        <translation>Quelle des Mempools nach Gebührenrate</translation>
    </message>
    <message>
        <source>A&amp;PI server</source>
        <translation>A&amp;PI-Server</translation>
    </message>
    <message>
        <source>A mempool.space-style server, for mempool_api; self-hosted ones give no histogram unless Esplora is behind them</source>
        <translation>Ein Server wie mempool.space, für mempool_api; eigene liefern nur mit Esplora dahinter ein Histogramm</translation>
    </message>
    <message>
        <source>&amp;Folder of databases</source>
        <translation>Datenbank-&amp;Ordner</translation>
    </message>
    <message>
        <source>Folder of GeoIP databases; by default /usr/share/GeoIP, /var/lib/GeoIP and DATA_DIR</source>
        <translation>Ordner der GeoIP-Datenbanken; Standard sind /usr/share/GeoIP, /var/lib/GeoIP und DATA_DIR</translation>
    </message>
    <message>
        <source>Download f&amp;rom</source>
        <translation>Herunterladen &amp;von</translation>
    </message>
    <message>
        <source>Folder of DB-IP&apos;s monthly files, asked only by Settings, GeoIP, by --get-geoip and by GEOIP_MONTHLY</source>
        <translation>Ordner der monatlichen Dateien von DB-IP; abgefragt nur von Einstellungen, GeoIP, von --get-geoip und von GEOIP_MONTHLY</translation>
    </message>
    <message>
        <source>Download pro&amp;xy</source>
        <translation>Pro&amp;xy für Download</translation>
    </message>
    <message>
        <source>Proxy to GEOIP_URL</source>
        <translation>Proxy zu GEOIP_URL</translation>
    </message>
    <message>
        <source>Update each &amp;month</source>
        <translation>&amp;Monatlich aktualisieren</translation>
    </message>
    <message>
        <source>Download DB-IP&apos;s files every month</source>
        <translation>Die Dateien von DB-IP jeden Monat herunterladen</translation>
    </message>
    <message>
        <source>&amp;Blocks</source>
        <translation>&amp;Blöcke</translation>
    </message>
    <message>
        <source>A point for each new block</source>
        <translation>Ein Punkt für jeden neuen Block</translation>
    </message>
    <message>
        <source>Soft fo&amp;rks</source>
        <translation>Softfo&amp;rks</translation>
    </message>
    <message>
        <source>Signalling for soft forks</source>
        <translation>Signalisierung für Softforks</translation>
    </message>
    <message>
        <source>P&amp;ing times</source>
        <translation>P&amp;ing-Zeiten</translation>
    </message>
    <message>
        <source>Ping times of the peers</source>
        <translation>Ping-Zeiten der Peers</translation>
    </message>
    <message>
        <source>Peer &amp;churn</source>
        <translation>Peer-&amp;Wechsel</translation>
    </message>
    <message>
        <source>Peers that come and go</source>
        <translation>Peers, die kommen und gehen</translation>
    </message>
    <message>
        <source>CPU and memor&amp;y</source>
        <translation>&amp;CPU und Speicher</translation>
    </message>
    <message>
        <source>CPU and memory of bitcoind</source>
        <translation>CPU und Arbeitsspeicher von bitcoind</translation>
    </message>
    <message>
        <source>&amp;Disk activity</source>
        <translation>&amp;Datenträgerzugriffe</translation>
    </message>
    <message>
        <source>Reads and writes of bitcoind</source>
        <translation>Lese- und Schreibzugriffe von bitcoind</translation>
    </message>
    <message>
        <source>Pro&amp;viders</source>
        <translation>Pro&amp;vider</translation>
    </message>
    <message>
        <source>Peers by provider</source>
        <translation>Peers nach Provider</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>its folder cannot be made</source>
        <translation>der Ordner kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Generic JSON</source>
        <translation>Allgemeines JSON</translation>
    </message>
    <message>
        <source>ntfy</source>
        <translation>ntfy</translation>
    </message>
    <message>
        <source>Discord</source>
        <translation>Discord</translation>
    </message>
    <message>
        <source>Slack</source>
        <translation>Slack</translation>
    </message>
    <message>
        <source>Gotify</source>
        <translation>Gotify</translation>
    </message>
    <message>
        <source>Telegram</source>
        <translation>Telegram</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>InfluxDB &amp;URL</source>
        <translation>InfluxDB-&amp;URL</translation>
    </message>
    <message>
        <source>The InfluxDB server, for instance http://127.0.0.1:8086; empty: no export</source>
        <translation>Der InfluxDB-Server, zum Beispiel http://127.0.0.1:8086; leer: kein Export</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>&amp;Organisation</translation>
    </message>
    <message>
        <source>Its organisation</source>
        <translation>Organisation auf dem Server</translation>
    </message>
    <message>
        <source>&amp;Bucket</source>
        <translation>&amp;Bucket</translation>
    </message>
    <message>
        <source>Its bucket</source>
        <translation>Bucket auf dem Server</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>A token that may write to the bucket</source>
        <translation>Ein Token, das in den Bucket schreiben darf</translation>
    </message>
    <message>
        <source>Token &amp;file</source>
        <translation>Token-&amp;Datei</translation>
    </message>
    <message>
        <source>A file that holds the token, in place of INFLUX_TOKEN</source>
        <translation>Eine Datei mit dem Token, statt INFLUX_TOKEN</translation>
    </message>
    <message>
        <source>&amp;Verify the certificate</source>
        <translation>Zertifikat &amp;prüfen</translation>
    </message>
    <message>
        <source>Verify the server&apos;s certificate</source>
        <translation>Das Zertifikat des Servers prüfen</translation>
    </message>
    <message>
        <source>&amp;Certificate authority</source>
        <translation>Zertifizierungs&amp;stelle</translation>
    </message>
    <message>
        <source>Certificates of the server&apos;s own authority, trusted beside the system&apos;s</source>
        <translation>Zertifikate der eigenen Zertifizierungsstelle des Servers, zusätzlich zu denen des Systems</translation>
    </message>
    <message>
        <source>Proxy to the server</source>
        <translation>Proxy zum Server</translation>
    </message>
    <message>
        <source>&amp;Queue on disk</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>Disk space for points queued for the server; beyond it the oldest are dropped</source>
        <translation>Speicherplatz für Punkte, die auf den Server warten; darüber hinaus werden die ältesten verworfen</translation>
    </message>
    <message>
        <source>&amp;Webhook URL</source>
        <translation>&amp;Webhook-URL</translation>
    </message>
    <message>
        <source>Address that alerts are posted to; may hold a secret</source>
        <translation>Adresse, an die Alarme gesendet werden; kann ein Geheimnis enthalten</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Format of the webhook&apos;s messages; auto recognises it by the host, or asks the host</source>
        <translation>Format der Webhook-Nachrichten; auto erkennt es am Host oder fragt den Host</translation>
    </message>
    <message>
        <source>&amp;Heartbeat URL</source>
        <translation>&amp;Heartbeat-URL</translation>
    </message>
    <message>
        <source>Ping address of a watchdog (healthchecks.io and its like), called every minute while everything is watched and nothing is critical, with /fail while an alert is critical; holds a secret</source>
        <translation>Ping-Adresse eines Watchdogs (wie healthchecks.io), jede Minute aufgerufen, solange alles überwacht wird und nichts kritisch ist, mit /fail bei einem kritischen Alarm; enthält ein Geheimnis</translation>
    </message>
    <message>
        <source>Alerts that are off</source>
        <translation>Ausgeschaltete Alarme</translation>
    </message>
    <message>
        <source>Alert rules that are turned off</source>
        <translation>Ausgeschaltete Alarmregeln</translation>
    </message>
    <message>
        <source>Limits of alerts</source>
        <translation>Grenzwerte der Alarme</translation>
    </message>
    <message>
        <source>Alert limits that differ from the defaults; for a state, the seconds it must last</source>
        <translation>Grenzwerte, die vom Standard abweichen; bei einem Zustand die Sekunden, die er dauern muss</translation>
    </message>
    <message>
        <source>Feerate below</source>
        <translation>Gebührenrate unter</translation>
    </message>
    <message>
        <source>Alert when the next block takes less than this</source>
        <translation>Alarm, wenn der nächste Block weniger als das verlangt</translation>
    </message>
    <message>
        <source>Feerate above</source>
        <translation>Gebührenrate ab</translation>
    </message>
    <message>
        <source>Alert when the next block takes this or more</source>
        <translation>Alarm, wenn der nächste Block das oder mehr verlangt</translation>
    </message>
    <message>
        <source>Desktop &amp;notifications</source>
        <translation>Desktop-Be&amp;nachrichtigungen</translation>
    </message>
    <message>
        <source>Show alerts as desktop notifications</source>
        <translation>Alarme als Desktop-Benachrichtigung zeigen</translation>
    </message>
    <message>
        <source>&amp;Close to the tray</source>
        <translation>Beim Schließen in den &amp;Infobereich</translation>
    </message>
    <message>
        <source>Keep the program in the tray when its window is closed, where there is a tray</source>
        <translation>Das Programm beim Schließen des Fensters im Infobereich behalten, falls es einen gibt</translation>
    </message>
    <message>
        <source>&amp;Log level</source>
        <translation>&amp;Protokollstufe</translation>
    </message>
    <message>
        <source>Minimum log level</source>
        <translation>Niedrigste Protokollstufe</translation>
    </message>
    <message>
        <source>&amp;Data folder</source>
        <translation>&amp;Datenordner</translation>
    </message>
    <message>
        <source>Folder of this program&apos;s own data</source>
        <translation>Ordner für die eigenen Daten dieses Programms</translation>
    </message>
    <message>
        <source>, about %1</source>
        <translation>, etwa %1</translation>
    </message>
    <message numerus="yes">
        <source>Split at block %1: this node has %2, %3 has %4 and %5 blocks on top of it.</source>
        <translation>
            <numerusform>Split bei Block %1: Dieser Node hat %2, %3 hat %4 und %5 Block darauf.</numerusform>
            <numerusform>Split bei Block %1: Dieser Node hat %2, %3 hat %4 und %5 Blöcke darauf.</numerusform>
        </translation>
    </message>
    <message>
        <source>At height %1, %2 has another block than this node. This may be a race between two blocks.</source>
        <translation>Auf Höhe %1 hat %2 einen anderen Block als dieser Node. Das kann ein Wettlauf zweier Blöcke sein.</translation>
    </message>
    <message>
        <source>Do not trust payments seen by this node. Check that its Bitcoin Core is up to date, and compare with other sources.</source>
        <translation>Vertrauen Sie keiner Zahlung, die dieser Node zeigt. Prüfen Sie, ob sein Bitcoin Core aktuell ist, und vergleichen Sie mit anderen Quellen.</translation>
    </message>
    <message>
        <source>Wait for the next block before you trust a payment.</source>
        <translation>Warten Sie auf den nächsten Block, bevor Sie einer Zahlung vertrauen.</translation>
    </message>
    <message>
        <source>%1 is at block %2, this node at %3.</source>
        <translation>%1 ist bei Block %2, dieser Node bei %3.</translation>
    </message>
    <message>
        <source>Split at block %1: this node refuses it as invalid (%2), others build on it. %3</source>
        <translation>Split bei Block %1: Dieser Node lehnt ihn als ungültig ab (%2), andere bauen darauf auf. %3</translation>
    </message>
    <message>
        <source>%1 The node has had no header of these blocks for %2.</source>
        <translation>%1 Der Node hat seit %2 keinen Header dieser Blöcke.</translation>
    </message>
    <message>
        <source>Check that the node has peers and that its clock is right. A block refused by its header leaves no other trace.</source>
        <translation>Prüfen Sie, ob der Node Peers hat und seine Uhr richtig geht. Ein am Header abgelehnter Block hinterlässt keine andere Spur.</translation>
    </message>
    <message>
        <source>This node refuses block %1 (%2) as invalid.</source>
        <translation>Dieser Node lehnt Block %1 (%2) als ungültig ab.</translation>
    </message>
    <message>
        <source>Split at block %1: %2 %3</source>
        <translation>Split bei Block %1: %2 %3</translation>
    </message>
    <message>
        <source>Its own blocks have been slower since then than chance explains.</source>
        <translation>Seine eigenen Blöcke kommen seitdem langsamer, als der Zufall erklärt.</translation>
    </message>
    <message>
        <source>Its outbound peers keep disconnecting.</source>
        <translation>Seine ausgehenden Peers trennen sich immer wieder.</translation>
    </message>
    <message>
        <source>Do not trust payments seen by this node. Check that its Bitcoin Core is up to date, and compare the block with another source.</source>
        <translation>Vertrauen Sie keiner Zahlung, die dieser Node zeigt. Prüfen Sie, ob sein Bitcoin Core aktuell ist, und vergleichen Sie den Block mit einer anderen Quelle.</translation>
    </message>
    <message>
        <source>%1 A single invalid block is usually harmless; a split persists.</source>
        <translation>%1 Ein einzelner ungültiger Block ist meist harmlos; ein Split bleibt bestehen.</translation>
    </message>
    <message>
        <source>Wait for more blocks before you trust a payment, and compare the block with another source.</source>
        <translation>Warten Sie auf weitere Blöcke, bevor Sie einer Zahlung vertrauen, und vergleichen Sie den Block mit einer anderen Quelle.</translation>
    </message>
    <message>
        <source>A branch up to block %1 has more work than this node&apos;s chain, and the node has not followed it for %2.</source>
        <translation>Ein Zweig bis Block %1 hat mehr Arbeit als die Kette dieses Nodes, und der Node folgt ihm seit %2 nicht.</translation>
    </message>
    <message>
        <source>Check that the node gets blocks from its peers and that its disk is not full; debug.log says why it does not follow.</source>
        <translation>Prüfen Sie, ob der Node Blöcke von seinen Peers erhält und sein Datenträger nicht voll ist; debug.log nennt den Grund.</translation>
    </message>
    <message>
        <source>Blocks to go: %1</source>
        <translation>Noch fehlende Blöcke: %1</translation>
    </message>
    <message>
        <source>The node is in initial block download and knows no headers beyond its blocks yet</source>
        <translation>Der Node ist beim ersten Blockdownload und kennt noch keine Header über seine Blöcke hinaus</translation>
    </message>
    <message>
        <source>%1. None has come in for %2: their headers are known, the blocks are not validated.</source>
        <translation>%1. Seit %2 kam keiner hinzu: Die Header sind bekannt, die Blöcke nicht validiert.</translation>
    </message>
    <message>
        <source>Check the peers, the disk and debug.log.</source>
        <translation>Prüfen Sie Peers, Datenträger und debug.log.</translation>
    </message>
    <message>
        <source>No block for %1. That is not chance.</source>
        <translation>Kein Block seit %1. Das ist kein Zufall.</translation>
    </message>
    <message>
        <source>Compare the height with another source; check that the node has peers and that its clock is right.</source>
        <translation>Vergleichen Sie die Höhe mit einer anderen Quelle; prüfen Sie, ob der Node Peers hat und seine Uhr richtig geht.</translation>
    </message>
    <message>
        <source>Witnesses with the same chain: %1.</source>
        <translation>Vergleichsserver mit derselben Kette: %1.</translation>
    </message>
    <message>
        <source>The node reports no sign of a split.</source>
        <translation>Der Node meldet kein Anzeichen eines Splits.</translation>
    </message>
    <message>
        <source>No answer from: %1.</source>
        <translation>Keine Antwort von: %1.</translation>
    </message>
    <message>
        <source>Stuck on a block that nobody extends: %1.</source>
        <translation>Stehen an einem Block, auf dem niemand aufbaut: %1.</translation>
    </message>
    <message>
        <source>Node starting</source>
        <translation>Node startet</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>Holt auf</translation>
    </message>
    <message>
        <source>%1 % verified, %2</source>
        <translation>%1 % verifiziert, %2</translation>
    </message>
    <message>
        <source>Recovering</source>
        <translation>Erholt sich</translation>
    </message>
    <message>
        <source>Resolved if this continues.</source>
        <translation>Behoben, wenn das so bleibt.</translation>
    </message>
    <message>
        <source>Last block %1 ago</source>
        <translation>Letzter Block vor %1</translation>
    </message>
    <message>
        <source>InfluxDB up to date</source>
        <translation>InfluxDB aktuell</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>No action needed.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>Waiting for the node&apos;s first answer.</source>
        <translation>Warten auf die erste Antwort des Nodes.</translation>
    </message>
    <message>
        <source>The newest figures are %1.</source>
        <translation>Neueste Werte: %1.</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>Alles in Ordnung</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>waiting for the node</source>
        <translation>warten auf den Node</translation>
    </message>
    <message>
        <source>the node is in initial block download</source>
        <translation>der Node ist beim ersten Blockdownload</translation>
    </message>
    <message>
        <source>the node loads its mempool</source>
        <translation>der Node lädt seinen Mempool</translation>
    </message>
    <message>
        <source>the node relays blocks only</source>
        <translation>der Node leitet nur Blöcke weiter</translation>
    </message>
    <message>
        <source>node&apos;s estimate; the mempool is not read</source>
        <translation>Schätzung des Nodes; der Mempool wird nicht gelesen</translation>
    </message>
    <message>
        <source>node&apos;s estimate; the mempool cannot be read</source>
        <translation>Schätzung des Nodes; der Mempool ist nicht lesbar</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>every sample for %1</source>
        <translation>jeden Messwert für %1</translation>
    </message>
    <message>
        <source>%1 data for %2</source>
        <translation>Werte je %1 für %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <source>Until then the charts&apos; past is kept in memory only.</source>
        <translation>Bis dahin bleibt der Verlauf der Diagramme nur im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Keeps %1 in %2.</source>
        <translation>Speichert %1 in %2.</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full. Free some space.</source>
        <translation>Der Datenträger mit %1 ist voll. Schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check the folder&apos;s permissions, or set DATA_DIR to another one.</source>
        <translation>%1 kann nicht geschrieben werden. Prüfen Sie die Rechte des Ordners, oder setzen Sie DATA_DIR auf einen anderen.</translation>
    </message>
    <message>
        <source>%1 is in use by another program. Give this one its own folder (DATA_DIR).</source>
        <translation>%1 wird von einem anderen Programm benutzt. Geben Sie diesem hier einen eigenen Ordner (DATA_DIR).</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 ist beschädigt.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of this program. Use that version, or set DATA_DIR to another folder.</source>
        <translation>%1 stammt von einer neueren Version dieses Programms. Verwenden Sie diese Version, oder setzen Sie DATA_DIR auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2.</source>
        <translation>%1 ist nicht verwendbar: %2.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>%1 cannot be removed: %2</source>
        <translation>%1 kann nicht entfernt werden: %2</translation>
    </message>
    <message>
        <source>Until then points for InfluxDB wait in memory only.</source>
        <translation>Bis dahin warten Punkte für InfluxDB nur im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Check the chat_id in ALERT_WEBHOOK_URL.</source>
        <translation>Prüfen Sie die chat_id in ALERT_WEBHOOK_URL.</translation>
    </message>
    <message>
        <source>Check the bot&apos;s token in ALERT_WEBHOOK_URL.</source>
        <translation>Prüfen Sie das Token des Bots in ALERT_WEBHOOK_URL.</translation>
    </message>
    <message>
        <source>The bot may not write to this chat: start it there, or add it to the group.</source>
        <translation>Der Bot darf nicht in diesen Chat schreiben: Starten Sie ihn dort, oder nehmen Sie ihn in die Gruppe auf.</translation>
    </message>
    <message>
        <source>Check the token in ALERT_WEBHOOK_URL; it is that of an application.</source>
        <translation>Prüfen Sie das Token in ALERT_WEBHOOK_URL; es ist das einer Anwendung.</translation>
    </message>
    <message>
        <source>Check ALERT_WEBHOOK_URL and ALERT_WEBHOOK_FORMAT.</source>
        <translation>Prüfen Sie ALERT_WEBHOOK_URL und ALERT_WEBHOOK_FORMAT.</translation>
    </message>
    <message>
        <source>It cannot be reached: %1.</source>
        <translation>Er ist nicht erreichbar: %1.</translation>
    </message>
    <message>
        <source>It answers with HTTP status %1.</source>
        <translation>Er antwortet mit HTTP-Status %1.</translation>
    </message>
    <message>
        <source>Its answer is not complete: %1.</source>
        <translation>Seine Antwort ist unvollständig: %1.</translation>
    </message>
    <message>
        <source>It answers, but not as a receiver of this format does.</source>
        <translation>Er antwortet, aber nicht wie ein Empfänger dieses Formats.</translation>
    </message>
    <message>
        <source>Set ALERT_WEBHOOK_URL to the address it redirects to.</source>
        <translation>Setzen Sie ALERT_WEBHOOK_URL auf die Adresse, auf die er weiterleitet.</translation>
    </message>
    <message>
        <source>Test message</source>
        <translation>Testnachricht</translation>
    </message>
    <message>
        <source>Alerts will arrive here.</source>
        <translation>Alarme kommen hier an.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>If the change is right, restart the program</source>
        <translation>Ist die Änderung richtig, starten Sie das Programm neu</translation>
    </message>
    <message>
        <source>If the change is right, remove the line of %1 from %2</source>
        <translation>Ist die Änderung richtig, entfernen Sie die Zeile von %1 aus %2</translation>
    </message>
    <message>
        <source>its certificate was trusted before and is not any more. %1</source>
        <translation>seinem Zertifikat wurde bisher vertraut, jetzt nicht mehr. %1</translation>
    </message>
    <message>
        <source>its certificate has changed. %1</source>
        <translation>sein Zertifikat hat sich geändert. %1</translation>
    </message>
    <message>
        <source>its certificate cannot be compared, for %1 cannot be read</source>
        <translation>sein Zertifikat kann nicht verglichen werden, da %1 nicht lesbar ist</translation>
    </message>
    <message>
        <source>its certificate cannot be remembered: %1</source>
        <translation>sein Zertifikat kann nicht gemerkt werden: %1</translation>
    </message>
    <message>
        <source>it gives a block header that is not 80 bytes long</source>
        <translation>er liefert einen Block-Header, der nicht 80 Byte lang ist</translation>
    </message>
    <message>
        <source>it gives a block header without proof of work</source>
        <translation>er liefert einen Block-Header ohne Proof-of-Work</translation>
    </message>
    <message>
        <source>it gives no height</source>
        <translation>er liefert keine Höhe</translation>
    </message>
    <message>
        <source>it refuses the request</source>
        <translation>er lehnt die Anfrage ab</translation>
    </message>
    <message>
        <source>it refuses the request: %1</source>
        <translation>er lehnt die Anfrage ab: %1</translation>
    </message>
    <message>
        <source>it does not say when it was made</source>
        <translation>das Erstellungsdatum fehlt</translation>
    </message>
    <message>
        <source>%1 cannot be used as a table of countries (%2). Replace or remove it.</source>
        <translation>%1 ist nicht als Ländertabelle verwendbar (%2). Ersetzen oder entfernen Sie die Datei.</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>it is not a whole table of countries</source>
        <translation>keine vollständige Ländertabelle</translation>
    </message>
    <message>
        <source>it knows neither places nor providers: %1</source>
        <translation>enthält weder Orte noch Provider: %1</translation>
    </message>
    <message>
        <source>it is larger than 1 GiB</source>
        <translation>größer als 1 GiB</translation>
    </message>
    <message>
        <source>there is no memory for it</source>
        <translation>nicht genug Arbeitsspeicher</translation>
    </message>
    <message>
        <source>it is being written</source>
        <translation>wird gerade geschrieben</translation>
    </message>
    <message>
        <source>geoip and geoip6 cannot be read</source>
        <translation>geoip und geoip6 sind nicht lesbar</translation>
    </message>
    <message>
        <source>geoip or geoip6 has a line that is no range behind the one before</source>
        <translation>geoip oder geoip6 hat eine Zeile, die kein Bereich nach dem vorigen ist</translation>
    </message>
    <message>
        <source>The mempool server %1 redirects to another address. Set MEMPOOL_API_BASE to it.</source>
        <translation>Der Mempool-Server %1 leitet auf eine andere Adresse weiter. Setzen Sie MEMPOOL_API_BASE darauf.</translation>
    </message>
    <message>
        <source>The mempool server %1 redirects to %2 on %3. Set MEMPOOL_API_BASE to that.</source>
        <translation>Der Mempool-Server %1 leitet auf %2 an %3 weiter. Setzen Sie MEMPOOL_API_BASE darauf.</translation>
    </message>
    <message>
        <source>The backend of a mempool server answers at %1, and it does not know /api/mempool. Set MEMPOOL_API_BASE to the address of its web page.</source>
        <translation>Unter %1 antwortet das Backend eines Mempool-Servers; es kennt /api/mempool nicht. Setzen Sie MEMPOOL_API_BASE auf die Adresse seiner Webseite.</translation>
    </message>
    <message>
        <source>An Esplora server (electrs) answers at %1, and it does not know /api/mempool. Set MEMPOOL_API_BASE to the address of the web server before it.</source>
        <translation>Unter %1 antwortet ein Esplora-Server (electrs); er kennt /api/mempool nicht. Setzen Sie MEMPOOL_API_BASE auf die Adresse des Webservers davor.</translation>
    </message>
    <message>
        <source>What answers at %1 does not know /api/mempool (HTTP 404). Set MEMPOOL_API_BASE to the address of a mempool server&apos;s web page.</source>
        <translation>Der Server unter %1 kennt /api/mempool nicht (HTTP 404). Setzen Sie MEMPOOL_API_BASE auf die Adresse der Webseite eines Mempool-Servers.</translation>
    </message>
    <message>
        <source>The mempool server %1 cannot be asked: %2. Check MEMPOOL_API_BASE.</source>
        <translation>Der Mempool-Server %1 ist nicht abfragbar: %2. Prüfen Sie MEMPOOL_API_BASE.</translation>
    </message>
    <message>
        <source>The mempool server %1 refuses so many requests (HTTP 429). Use a server of your own, or set MEMPOOL_HIST_SOURCE=core_rawmempool.</source>
        <translation>Der Mempool-Server %1 lehnt so viele Anfragen ab (HTTP 429). Verwenden Sie einen eigenen Server, oder setzen Sie MEMPOOL_HIST_SOURCE=core_rawmempool.</translation>
    </message>
    <message>
        <source>The mempool server %1 answers with HTTP %2.</source>
        <translation>Der Mempool-Server %1 antwortet mit HTTP %2.</translation>
    </message>
    <message>
        <source>A web page answers at %1 in place of /api/mempool. Set MEMPOOL_API_BASE to the address of a mempool server.</source>
        <translation>Unter %1 antwortet eine Webseite statt /api/mempool. Setzen Sie MEMPOOL_API_BASE auf die Adresse eines Mempool-Servers.</translation>
    </message>
    <message>
        <source> (HTTP %1)</source>
        <translation> (HTTP %1)</translation>
    </message>
    <message>
        <source>What answers at %1 to /api/mempool is not a mempool server%2. Check MEMPOOL_API_BASE.</source>
        <translation>Was unter %1 auf /api/mempool antwortet, ist kein Mempool-Server%2. Prüfen Sie MEMPOOL_API_BASE.</translation>
    </message>
    <message>
        <source>The mempool cannot be read: the node does not allow the call %1. Add it to rpcwhitelist in bitcoin.conf, and check rpcallowip.</source>
        <translation>Der Mempool ist nicht lesbar: Der Node erlaubt den Aufruf %1 nicht. Tragen Sie ihn in rpcwhitelist in bitcoin.conf ein, und prüfen Sie rpcallowip.</translation>
    </message>
    <message>
        <source>The mempool cannot be read: the node does not know the call %1. Something between this program and the node may filter calls.</source>
        <translation>Der Mempool ist nicht lesbar: Der Node kennt den Aufruf %1 nicht. Etwas zwischen diesem Programm und dem Node filtert womöglich Aufrufe.</translation>
    </message>
    <message>
        <source>The mempool cannot be read: the node is too old. Use Bitcoin Core 0.21 or later, or set MEMPOOL_HIST_SOURCE=none.</source>
        <translation>Der Mempool ist nicht lesbar: Der Node ist zu alt. Verwenden Sie Bitcoin Core 0.21 oder neuer, oder setzen Sie MEMPOOL_HIST_SOURCE=none.</translation>
    </message>
    <message>
        <source>The mempool cannot be read (%1). %2</source>
        <translation>Der Mempool ist nicht lesbar (%1). %2</translation>
    </message>
    <message>
        <source>The mempool cannot be read. %1</source>
        <translation>Der Mempool ist nicht lesbar. %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>What answered</source>
        <translation>Der Server</translation>
    </message>
    <message>
        <source>What answers at %1</source>
        <translation>Der Server unter %1</translation>
    </message>
    <message>
        <source>%1 is not a Bitcoin node: %2. Check the host and port.</source>
        <translation>%1 ist kein Bitcoin-Node: %2. Prüfen Sie Host und Port.</translation>
    </message>
    <message>
        <source>The node&apos;s host name is not known. Check BITCOIN_RPC_HOST.</source>
        <translation>Der Hostname des Nodes ist unbekannt. Prüfen Sie BITCOIN_RPC_HOST.</translation>
    </message>
    <message>
        <source>%1. Is bitcoind running, with server=1, on this host and port?</source>
        <translation>%1. Läuft bitcoind mit server=1 auf diesem Host und Port?</translation>
    </message>
    <message>
        <source>The node refuses the connection</source>
        <translation>Der Node lehnt die Verbindung ab</translation>
    </message>
    <message>
        <source>%1: there is no route to it, or the network is down.</source>
        <translation>%1: Es gibt keine Route dorthin, oder das Netzwerk ist ausgefallen.</translation>
    </message>
    <message>
        <source>The node cannot be reached</source>
        <translation>Der Node ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The connection to the node was cut before its answer was complete. If this goes on, check rpcallowip in bitcoin.conf.</source>
        <translation>Die Verbindung zum Node brach ab, bevor die Antwort vollständig war. Wenn das anhält, prüfen Sie rpcallowip in bitcoin.conf.</translation>
    </message>
    <message>
        <source>The node closed the connection without an answer. Bitcoin Core after version 31 does so to an address that rpcallowip in bitcoin.conf does not allow: add this machine&apos;s address there.</source>
        <translation>Der Node hat die Verbindung ohne Antwort geschlossen. So verhält sich Bitcoin Core nach Version 31 bei einer Adresse, die rpcallowip in bitcoin.conf nicht erlaubt: Tragen Sie dort die Adresse dieses Rechners ein.</translation>
    </message>
    <message>
        <source>The node did not answer in time</source>
        <translation>Der Node hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>The node took the call, but has not answered it for %1 s. It may be verifying blocks, or its disk may be slow; its debug.log tells.</source>
        <translation>Der Node hat den Aufruf angenommen, aber seit %1 s nicht beantwortet. Vielleicht prüft er Blöcke, oder sein Datenträger ist langsam; debug.log gibt Auskunft.</translation>
    </message>
    <message>
        <source>The encrypted connection to the node failed.</source>
        <translation>Die verschlüsselte Verbindung zum Node ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The proxy to the node failed. Check BITCOIN_RPC_PROXY.</source>
        <translation>Der Proxy zum Node ist ausgefallen. Prüfen Sie BITCOIN_RPC_PROXY.</translation>
    </message>
    <message>
        <source>The proxy to the node asks for a login, or refuses the one it got. Check BITCOIN_RPC_PROXY.</source>
        <translation>Der Proxy zum Node verlangt eine Anmeldung oder lehnt sie ab. Prüfen Sie BITCOIN_RPC_PROXY.</translation>
    </message>
    <message>
        <source>There is no cookie file at %1. Is bitcoind running, with this data folder?</source>
        <translation>Unter %1 gibt es keine Cookie-Datei. Läuft bitcoind mit diesem Datenordner?</translation>
    </message>
    <message>
        <source>The cookie file %1 may not be read by this user. Give this user access to it, or set BITCOIN_RPC_USER and BITCOIN_RPC_PASSWORD.</source>
        <translation>Dieser Benutzer darf die Cookie-Datei %1 nicht lesen. Geben Sie ihm Zugriff, oder setzen Sie BITCOIN_RPC_USER und BITCOIN_RPC_PASSWORD.</translation>
    </message>
    <message>
        <source>The node refuses the login. Check the cookie file, or BITCOIN_RPC_USER and BITCOIN_RPC_PASSWORD.</source>
        <translation>Der Node lehnt die Anmeldung ab. Prüfen Sie die Cookie-Datei oder BITCOIN_RPC_USER und BITCOIN_RPC_PASSWORD.</translation>
    </message>
    <message>
        <source>The node does not allow %1. Add what is missing to rpcwhitelist in bitcoin.conf.</source>
        <translation>Der Node erlaubt %1 nicht. Tragen Sie Fehlendes in rpcwhitelist in bitcoin.conf ein.</translation>
    </message>
    <message>
        <source>The node does not allow this address or call. Check rpcallowip and rpcwhitelist in bitcoin.conf.</source>
        <translation>Der Node erlaubt diese Adresse oder diesen Aufruf nicht. Prüfen Sie rpcallowip und rpcwhitelist in bitcoin.conf.</translation>
    </message>
    <message>
        <source>The node is busy: its RPC work queue is full. If this stays, raise rpcworkqueue in bitcoin.conf.</source>
        <translation>Der Node ist überlastet: Seine RPC-Warteschlange ist voll. Bleibt das so, erhöhen Sie rpcworkqueue in bitcoin.conf.</translation>
    </message>
    <message>
        <source>The node is shutting down, or a proxy in front of it does not reach it (HTTP status 503).</source>
        <translation>Der Node wird beendet, oder ein Proxy davor erreicht ihn nicht (HTTP-Status 503).</translation>
    </message>
    <message>
        <source>A proxy in front of the node does not reach it (HTTP status %1).</source>
        <translation>Ein Proxy vor dem Node erreicht ihn nicht (HTTP-Status %1).</translation>
    </message>
    <message>
        <source>The node is starting: %1</source>
        <translation>Der Node startet: %1</translation>
    </message>
    <message>
        <source>it does not speak HTTP</source>
        <translation>er spricht kein HTTP</translation>
    </message>
    <message>
        <source>The answer is larger than any of a Bitcoin node&apos;s.</source>
        <translation>Die Antwort ist größer als jede eines Bitcoin-Nodes.</translation>
    </message>
    <message>
        <source>the answer is not JSON</source>
        <translation>die Antwort ist kein JSON</translation>
    </message>
    <message>
        <source>HTTP status %1</source>
        <translation>HTTP-Status %1</translation>
    </message>
    <message>
        <source>the answer does not have the shape of a node&apos;s</source>
        <translation>die Antwort hat nicht die Form der eines Nodes</translation>
    </message>
    <message>
        <source>The answer does not have the shape of a Bitcoin node&apos;s.</source>
        <translation>Die Antwort hat nicht die Form der eines Bitcoin-Nodes.</translation>
    </message>
    <message>
        <source>The node answered with HTTP status %1.</source>
        <translation>Der Node hat mit HTTP-Status %1 geantwortet.</translation>
    </message>
    <message>
        <source>What answered redirects to another address. Check BITCOIN_RPC_HOST.</source>
        <translation>Der Server leitet auf eine andere Adresse weiter. Prüfen Sie BITCOIN_RPC_HOST.</translation>
    </message>
    <message>
        <source>What answered redirects to %1. Set BITCOIN_RPC_HOST to the node itself.</source>
        <translation>Der Server leitet auf %1 weiter. Setzen Sie BITCOIN_RPC_HOST auf den Node selbst.</translation>
    </message>
    <message>
        <source>What answered does not take batches of calls, which this program sends. A node does; ask it without the proxy in between.</source>
        <translation>Der Server nimmt keine gebündelten Aufrufe an, wie dieses Programm sie sendet. Ein Node tut das; fragen Sie ihn ohne den Proxy dazwischen ab.</translation>
    </message>
    <message>
        <source>The node does not know this call.</source>
        <translation>Der Node kennt diesen Aufruf nicht.</translation>
    </message>
    <message>
        <source>The node could not answer: %1</source>
        <translation>Der Node konnte nicht antworten: %1</translation>
    </message>
    <message>
        <source>host not found</source>
        <translation>Host nicht gefunden</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>Verbindung geschlossen</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>langsam</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS fehlgeschlagen</translation>
    </message>
    <message>
        <source>proxy failed</source>
        <translation>Proxy fehlgeschlagen</translation>
    </message>
    <message>
        <source>proxy login</source>
        <translation>Proxy-Anmeldung</translation>
    </message>
    <message>
        <source>no cookie</source>
        <translation>kein Cookie</translation>
    </message>
    <message>
        <source>cookie unreadable</source>
        <translation>Cookie nicht lesbar</translation>
    </message>
    <message>
        <source>wrong credentials</source>
        <translation>falsche Zugangsdaten</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>überlastet</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>answer too large</source>
        <translation>Antwort zu groß</translation>
    </message>
    <message>
        <source>not a node</source>
        <translation>kein Node</translation>
    </message>
    <message>
        <source>redirected</source>
        <translation>weitergeleitet</translation>
    </message>
    <message>
        <source>no batches</source>
        <translation>keine Bündel</translation>
    </message>
    <message>
        <source>unknown call</source>
        <translation>Aufruf unbekannt</translation>
    </message>
    <message>
        <source>call failed</source>
        <translation>Aufruf fehlgeschlagen</translation>
    </message>
    <message>
        <source>it answers with HTTP status %1</source>
        <translation>er antwortet mit HTTP-Status %1</translation>
    </message>
    <message>
        <source>what it answers is no block. Its address in WITNESSES is that of its API, as in https://host/api</source>
        <translation>seine Antwort ist kein Block. In WITNESSES steht die Adresse seiner API, wie https://host/api</translation>
    </message>
    <message>
        <source>it gives no height. Its address in WITNESSES is that of its API, as in https://host/api</source>
        <translation>er liefert keine Höhe. In WITNESSES steht die Adresse seiner API, wie https://host/api</translation>
    </message>
    <message>
        <source>it gives a block hash that is none</source>
        <translation>er liefert einen Block-Hash, der keiner ist</translation>
    </message>
    <message>
        <source>The queue for InfluxDB is full. Its oldest points are dropped, so far: %1.</source>
        <translation>Die Warteschlange für InfluxDB ist voll. Ihre ältesten Punkte werden verworfen, bisher: %1.</translation>
    </message>
    <message>
        <source>The disk of the queue for InfluxDB did not answer for long. Points lost meanwhile: %1.</source>
        <translation>Der Datenträger der Warteschlange für InfluxDB hat lange nicht geantwortet. Inzwischen verlorene Punkte: %1.</translation>
    </message>
    <message>
        <source>Points that InfluxDB refused so far: %1, the last because: %2. They are in %3.</source>
        <translation>Von InfluxDB bisher abgelehnte Punkte: %1, der letzte weil: %2. Sie stehen in %3.</translation>
    </message>
    <message>
        <source>the log</source>
        <translation>dem Protokoll</translation>
    </message>
    <message>
        <source>Points that InfluxDB refused so far, at least: %1. It stored the others.</source>
        <translation>Von InfluxDB bisher abgelehnte Punkte, mindestens: %1. Die übrigen wurden gespeichert.</translation>
    </message>
    <message>
        <source>Points too old for InfluxDB&apos;s retention so far: %1.</source>
        <translation>Bisher zu alt für die Aufbewahrungszeit von InfluxDB: %1 Punkte.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>steht</translation>
    </message>
    <message>
        <source>Points wait, and none was written to InfluxDB for more than %1.</source>
        <translation>Punkte warten, und seit mehr als %1 wurde keiner nach InfluxDB geschrieben.</translation>
    </message>
    <message>
        <source>points lost</source>
        <translation>Punkte verloren</translation>
    </message>
    <message>
        <source>queue not safe</source>
        <translation>Warteschlange unsicher</translation>
    </message>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 Tag</numerusform>
            <numerusform>%1 Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>They are older than the bucket keeps its data.</source>
        <translation>Sie sind älter, als der Bucket seine Daten aufbewahrt.</translation>
    </message>
    <message>
        <source>The bucket keeps its data for %1.</source>
        <translation>Der Bucket bewahrt seine Daten %1 auf.</translation>
    </message>
    <message>
        <source>The bucket keeps its data for %1, and the oldest point was %2 old. To keep such points, give the bucket a longer retention.</source>
        <translation>Der Bucket bewahrt seine Daten %1 auf, und der älteste Punkt war %2 alt. Um solche Punkte zu behalten, geben Sie dem Bucket eine längere Aufbewahrungszeit.</translation>
    </message>
    <message>
        <source>A field has another type in this bucket. Write to a new bucket, or delete the measurement from this one.</source>
        <translation>Ein Feld hat in diesem Bucket einen anderen Typ. Schreiben Sie in einen neuen Bucket, oder löschen Sie die Messung aus diesem.</translation>
    </message>
    <message>
        <source>The field %1 of the measurement %2 is of type %3, but of type %4 in this bucket. Write to a new bucket, or delete the measurement %2 from this one.</source>
        <translation>Das Feld %1 der Messung %2 hat den Typ %3, in diesem Bucket aber den Typ %4. Schreiben Sie in einen neuen Bucket, oder löschen Sie die Messung %2 aus diesem.</translation>
    </message>
    <message>
        <source>InfluxDB does not say why.</source>
        <translation>InfluxDB nennt keinen Grund.</translation>
    </message>
    <message>
        <source>The reason InfluxDB gives: %1.</source>
        <translation>Von InfluxDB genannter Grund: %1.</translation>
    </message>
    <message>
        <source>%1 (The answer: %2.)</source>
        <comment>sentence, reason</comment>
        <translation>%1 (Die Antwort: %2.)</translation>
    </message>
    <message>
        <source>What answers at INFLUX_URL does not take points as InfluxDB does (HTTP status %1). Check INFLUX_URL, and any proxy in between.</source>
        <translation>Der Server unter INFLUX_URL nimmt Punkte nicht so an wie InfluxDB (HTTP-Status %1). Prüfen Sie INFLUX_URL und einen Proxy dazwischen.</translation>
    </message>
    <message>
        <source>INFLUX_URL leads to InfluxDB, but not to its write API. Check the proxy in between.</source>
        <translation>INFLUX_URL führt zu InfluxDB, aber nicht zu dessen Schreib-API. Prüfen Sie den Proxy dazwischen.</translation>
    </message>
    <message>
        <source>INFLUX_URL leads to a page of InfluxDB, not to its write API: its path is too long. Set INFLUX_URL to %1.</source>
        <translation>INFLUX_URL führt zu einer Seite von InfluxDB, nicht zur Schreib-API: Der Pfad ist zu lang. Setzen Sie INFLUX_URL auf %1.</translation>
    </message>
    <message>
        <source>The server at INFLUX_URL redirects to another path, as a login page does. Check INFLUX_URL.</source>
        <translation>Der Server unter INFLUX_URL leitet auf einen anderen Pfad weiter, wie eine Anmeldeseite. Prüfen Sie INFLUX_URL.</translation>
    </message>
    <message>
        <source>The server at INFLUX_URL redirects to %1. If InfluxDB is there, set INFLUX_URL to it.</source>
        <translation>Der Server unter INFLUX_URL leitet auf %1 weiter. Wenn InfluxDB dort ist, setzen Sie INFLUX_URL darauf.</translation>
    </message>
    <message>
        <source>InfluxDB refuses a point.</source>
        <translation>InfluxDB lehnt einen Punkt ab.</translation>
    </message>
    <message>
        <source>InfluxDB wants an organisation. Set INFLUX_ORG.</source>
        <translation>InfluxDB verlangt eine Organisation. Setzen Sie INFLUX_ORG.</translation>
    </message>
    <message>
        <source>InfluxDB refuses timestamps in milliseconds. Check INFLUX_URL, and any proxy in between.</source>
        <translation>InfluxDB lehnt Zeitstempel in Millisekunden ab. Prüfen Sie INFLUX_URL und einen Proxy dazwischen.</translation>
    </message>
    <message>
        <source>INFLUX_URL is http, the server wants https. Change INFLUX_URL.</source>
        <translation>INFLUX_URL ist http, der Server verlangt https. Ändern Sie INFLUX_URL.</translation>
    </message>
    <message>
        <source>InfluxDB refuses the request, not the points in it. Check INFLUX_URL, INFLUX_ORG and INFLUX_BUCKET.</source>
        <translation>InfluxDB lehnt die Anfrage ab, nicht die Punkte darin. Prüfen Sie INFLUX_URL, INFLUX_ORG und INFLUX_BUCKET.</translation>
    </message>
    <message>
        <source>InfluxDB wants a token. Set INFLUX_TOKEN or INFLUX_TOKEN_FILE.</source>
        <translation>InfluxDB verlangt ein Token. Setzen Sie INFLUX_TOKEN oder INFLUX_TOKEN_FILE.</translation>
    </message>
    <message>
        <source>InfluxDB does not accept the token. Check INFLUX_TOKEN, or the file that INFLUX_TOKEN_FILE names.</source>
        <translation>InfluxDB erkennt das Token nicht an. Prüfen Sie INFLUX_TOKEN oder die Datei, die INFLUX_TOKEN_FILE nennt.</translation>
    </message>
    <message>
        <source>The server at INFLUX_URL refuses access (HTTP status 403). Check INFLUX_URL, the token and any proxy in between.</source>
        <translation>Der Server unter INFLUX_URL verweigert den Zugriff (HTTP-Status 403). Prüfen Sie INFLUX_URL, das Token und einen Proxy dazwischen.</translation>
    </message>
    <message>
        <source>The token may not write to the bucket %1 of the organisation %2. Set a token that may (INFLUX_TOKEN or INFLUX_TOKEN_FILE), or check INFLUX_ORG and INFLUX_BUCKET.</source>
        <translation>Das Token darf nicht in den Bucket %1 der Organisation %2 schreiben. Setzen Sie ein Token, das es darf (INFLUX_TOKEN oder INFLUX_TOKEN_FILE), oder prüfen Sie INFLUX_ORG und INFLUX_BUCKET.</translation>
    </message>
    <message>
        <source>InfluxDB wants a bucket. Set INFLUX_BUCKET.</source>
        <translation>InfluxDB verlangt einen Bucket. Setzen Sie INFLUX_BUCKET.</translation>
    </message>
    <message>
        <source>InfluxDB has no bucket %1 in the organisation %2. Check INFLUX_BUCKET and INFLUX_ORG, or create it.</source>
        <translation>InfluxDB hat keinen Bucket %1 in der Organisation %2. Prüfen Sie INFLUX_BUCKET und INFLUX_ORG, oder legen Sie ihn an.</translation>
    </message>
    <message>
        <source>InfluxDB has no organisation %1. Check INFLUX_ORG.</source>
        <translation>InfluxDB hat keine Organisation %1. Prüfen Sie INFLUX_ORG.</translation>
    </message>
    <message>
        <source>InfluxDB answers with HTTP status %1.</source>
        <translation>InfluxDB antwortet mit HTTP-Status %1.</translation>
    </message>
    <message>
        <source>The proxy to InfluxDB asks for a login. Check INFLUX_PROXY.</source>
        <translation>Der Proxy zu InfluxDB verlangt eine Anmeldung. Prüfen Sie INFLUX_PROXY.</translation>
    </message>
    <message>
        <source>The proxy to InfluxDB does not answer. Check INFLUX_PROXY, and whether it runs.</source>
        <translation>Der Proxy zu InfluxDB antwortet nicht. Prüfen Sie INFLUX_PROXY, und ob er läuft.</translation>
    </message>
    <message>
        <source>InfluxDB&apos;s host name is not known. Check INFLUX_URL.</source>
        <translation>Der Hostname von InfluxDB ist unbekannt. Prüfen Sie INFLUX_URL.</translation>
    </message>
    <message>
        <source>The certificate of InfluxDB is not trusted: %1. If an authority of your own has signed it, set INFLUX_CA_FILE.</source>
        <translation>Dem Zertifikat von InfluxDB wird nicht vertraut: %1. Hat eine eigene Zertifizierungsstelle es signiert, setzen Sie INFLUX_CA_FILE.</translation>
    </message>
    <message>
        <source>The encrypted connection to InfluxDB failed: %1.</source>
        <translation>Die verschlüsselte Verbindung zu InfluxDB ist fehlgeschlagen: %1.</translation>
    </message>
    <message>
        <source>What answers at INFLUX_URL is not InfluxDB: %1. Check INFLUX_URL.</source>
        <translation>Der Server unter INFLUX_URL ist nicht InfluxDB: %1. Prüfen Sie INFLUX_URL.</translation>
    </message>
    <message>
        <source>InfluxDB refuses the connection. Is it running?</source>
        <translation>InfluxDB lehnt die Verbindung ab. Läuft es?</translation>
    </message>
    <message>
        <source>InfluxDB did not answer in time.</source>
        <translation>InfluxDB hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The connection to InfluxDB failed: %1.</source>
        <translation>Die Verbindung zu InfluxDB ist fehlgeschlagen: %1.</translation>
    </message>
    <message>
        <source>InfluxDB finds the batch too large.</source>
        <translation>InfluxDB ist das Datenpaket zu groß.</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>8 h</source>
        <translation>8 h</translation>
    </message>
    <message>
        <source>Until it clears</source>
        <translation>Bis behoben</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>Mempool</source>
        <translation>Mempool</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks</source>
        <translation>
            <numerusform>%1 Block</numerusform>
            <numerusform>%1 Blöcke</numerusform>
        </translation>
    </message>
    <message>
        <source>used</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>The node&apos;s feerate estimates by confirmation target</source>
        <translation>Geschätzte Gebührenraten des Nodes nach Bestätigungsziel</translation>
    </message>
    <message>
        <source>Pending transactions</source>
        <translation>Wartende Transaktionen</translation>
    </message>
    <message>
        <source>Pending fees</source>
        <translation>Wartende Gebühren</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Virtual size</source>
        <translation>Virtuelle Größe</translation>
    </message>
    <message>
        <source>Not available: %1.</source>
        <translation>Nicht verfügbar: %1.</translation>
    </message>
    <message>
        <source>Projected from the transactions in the mempool.</source>
        <translation>Prognose aus den Transaktionen im Mempool.</translation>
    </message>
    <message>
        <source>The node&apos;s own estimate (estimatesmartfee): %1.</source>
        <translation>Eigene Schätzung des Nodes (estimatesmartfee): %1.</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>niedrigste</translation>
    </message>
    <message>
        <source>tips</source>
        <translation>Spitzen</translation>
    </message>
    <message>
        <source>last reorg depth</source>
        <translation>Reorg.-Tiefe</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Tip age</source>
        <translation>Alter der Spitze</translation>
    </message>
    <message>
        <source>Feerates of new blocks</source>
        <translation>Gebührenraten neuer Blöcke</translation>
    </message>
    <message>
        <source>No new block in this range yet</source>
        <translation>Noch kein neuer Block in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Chain tips and reorganisations</source>
        <translation>Kettenspitzen und Reorganisationen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>v2 transport</source>
        <translation>v2-Transport</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>95th percentile</source>
        <translation>95. Perzentil</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Inbound by network</source>
        <translation>Eingehend nach Netzwerk</translation>
    </message>
    <message>
        <source>Outbound by network</source>
        <translation>Ausgehend nach Netzwerk</translation>
    </message>
    <message>
        <source>Peer turnover</source>
        <translation>Peer-Wechsel</translation>
    </message>
    <message>
        <source>Available from the second sample</source>
        <translation>Verfügbar ab der zweiten Messung</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Datenverkehr</translation>
    </message>
    <message>
        <source>bitcoind was not found on this machine, so its CPU and memory are not measured.</source>
        <translation>bitcoind wurde auf diesem Rechner nicht gefunden; CPU und Arbeitsspeicher werden daher nicht gemessen.</translation>
    </message>
    <message>
        <source>The node&apos;s folder is not on this machine, or not set (BITCOIN_DATADIR).</source>
        <translation>Der Ordner des Nodes ist nicht auf diesem Rechner oder nicht gesetzt (BITCOIN_DATADIR).</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>CPU of the node</source>
        <translation>CPU des Nodes</translation>
    </message>
    <message>
        <source>Memory of the node</source>
        <translation>Arbeitsspeicher des Nodes</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>Freier Speicherplatz</translation>
    </message>
    <message>
        <source>Folder sizes</source>
        <translation>Ordnergrößen</translation>
    </message>
    <message>
        <source>ZMQ messages</source>
        <translation>ZMQ-Nachrichten</translation>
    </message>
    <message>
        <source>The node publishes nothing here. Add zmqpubhashblock, zmqpubrawtx and zmqpubsequence to its bitcoin.conf.</source>
        <translation>Der Node veröffentlicht hier nichts. Tragen Sie zmqpubhashblock, zmqpubrawtx und zmqpubsequence in seine bitcoin.conf ein.</translation>
    </message>
    <message>
        <source>Polling time</source>
        <translation>Abfragedauer</translation>
    </message>
    <message>
        <source>Electrum server, lag</source>
        <translation>Rückstand des Electrum-Servers</translation>
    </message>
    <message>
        <source>No Electrum server reports its height. Set ELECTRUM_URL, for instance to electrum://127.0.0.1:50001.</source>
        <translation>Kein Electrum-Server meldet seine Höhe. Setzen Sie ELECTRUM_URL, zum Beispiel auf electrum://127.0.0.1:50001.</translation>
    </message>
    <message>
        <source>InfluxDB export, points queued</source>
        <translation>InfluxDB-Export, wartende Punkte</translation>
    </message>
    <message>
        <source>Nothing is exported. Set INFLUX_URL to write to InfluxDB.</source>
        <translation>Nichts wird exportiert. Setzen Sie INFLUX_URL, um nach InfluxDB zu schreiben.</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>ZMQ</source>
        <translation>ZMQ</translation>
    </message>
    <message>
        <source>Electrum server</source>
        <translation>Electrum-Server</translation>
    </message>
    <message>
        <source>InfluxDB export</source>
        <translation>InfluxDB-Export</translation>
    </message>
    <message>
        <source>CPU and memory of the node</source>
        <translation>CPU und Arbeitsspeicher des Nodes</translation>
    </message>
    <message>
        <source>bitcoind is not running on this machine, or was not found.</source>
        <translation>bitcoind läuft nicht auf diesem Rechner oder wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Disk of the node</source>
        <translation>Datenträger des Nodes</translation>
    </message>
    <message>
        <source>The node&apos;s data folder is not on this machine, or not set.</source>
        <translation>Der Datenordner des Nodes ist nicht auf diesem Rechner oder nicht gesetzt.</translation>
    </message>
    <message>
        <source>inbound</source>
        <translation>eingehend</translation>
    </message>
    <message>
        <source>outbound</source>
        <translation>ausgehend</translation>
    </message>
    <message>
        <source>somewhere in %1</source>
        <translation>irgendwo in: %1</translation>
    </message>
    <message>
        <source>ping %1</source>
        <translation>Ping %1</translation>
    </message>
    <message>
        <source>%1 outbound · %2 inbound</source>
        <translation>%1 ausgehend · %2 eingehend</translation>
    </message>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>und %1 weiteres</numerusform>
            <numerusform>und %1 weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %1 more places</source>
        <translation>
            <numerusform>und %1 weiterer Ort</numerusform>
            <numerusform>und %1 weitere Orte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %1 more providers</source>
        <translation>
            <numerusform>und %1 weiterer Provider</numerusform>
            <numerusform>und %1 weitere Provider</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 with the country only</source>
        <translation>%1 nur mit dem Land</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 unbekannt</translation>
    </message>
    <message>
        <source>Not on the map: %1</source>
        <translation>Nicht auf der Karte: %1</translation>
    </message>
    <message>
        <source>This node</source>
        <translation>Dieser Node</translation>
    </message>
    <message>
        <source>Includes this node</source>
        <translation>Einschließlich dieses Nodes</translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 Byte</numerusform>
            <numerusform>%1 Byte</numerusform>
        </translation>
    </message>
    <message>
        <source>not reported by the node</source>
        <translation>vom Node nicht gemeldet</translation>
    </message>
    <message>
        <source>%1 bytes per second since the previous poll</source>
        <translation>%1 Byte pro Sekunde seit der vorigen Abfrage</translation>
    </message>
    <message>
        <source>available after the second poll</source>
        <translation>verfügbar nach der zweiten Abfrage</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Addresses on %1 have no location</source>
        <translation>Adressen in %1 haben keinen Standort</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Who opened the connection: this node (outbound) or the peer (inbound)</source>
        <translation>Wer die Verbindung geöffnet hat: dieser Node (ausgehend) oder der Peer (eingehend)</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Connection type, as the node calls it</source>
        <translation>Verbindungstyp, wie der Node ihn nennt</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>IPv4, IPv6, Tor, I2P or CJDNS</source>
        <translation>IPv4, IPv6, Tor, I2P oder CJDNS</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address and port of the peer</source>
        <translation>Adresse und Port des Peers</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Country by the GeoIP database; Tor, I2P and CJDNS hide where a peer is</source>
        <translation>Land laut GeoIP-Datenbank; Tor, I2P und CJDNS verbergen den Ort eines Peers</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>City by the GeoIP database, often only near</source>
        <translation>Stadt laut GeoIP-Datenbank, oft nur ungefähr</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Whose network the address is in: organisation and autonomous system</source>
        <translation>Zu wessen Netz die Adresse gehört: Organisation und autonomes System</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-Agent</translation>
    </message>
    <message>
        <source>What the peer says it runs (BIP 14); it may say anything</source>
        <translation>Was nach Angabe des Peers dort läuft (BIP 14); er kann alles angeben</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Services the peer offers</source>
        <translation>Dienste, die der Peer anbietet</translation>
    </message>
    <message>
        <source>Protocol version</source>
        <translation>Protokollversion</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Version of the peer-to-peer protocol</source>
        <translation>Version des Peer-to-Peer-Protokolls</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Tr.</source>
        <translation>Tr.</translation>
    </message>
    <message>
        <source>v2 is encrypted (BIP 324), v1 is not</source>
        <translation>v2 ist verschlüsselt (BIP 324), v1 nicht</translation>
    </message>
    <message>
        <source>Ping, ms</source>
        <translation>Ping, ms</translation>
    </message>
    <message>
        <source>Time of the newest ping, in milliseconds</source>
        <translation>Dauer des letzten Pings in Millisekunden</translation>
    </message>
    <message>
        <source>Shortest ping</source>
        <translation>Kürzester Ping</translation>
    </message>
    <message>
        <source>Min. ping, ms</source>
        <translation>Min. Ping, ms</translation>
    </message>
    <message>
        <source>Time of the fastest ping, in milliseconds</source>
        <translation>Dauer des schnellsten Pings in Millisekunden</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>How long the connection has lasted</source>
        <translation>Wie lange die Verbindung schon besteht</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Erhalten</translation>
    </message>
    <message>
        <source>Bytes received from the peer</source>
        <translation>Vom Peer empfangene Bytes</translation>
    </message>
    <message>
        <source>Receive rate</source>
        <translation>Empfangsrate</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfang</translation>
    </message>
    <message>
        <source>Bytes received per second between the two newest answers</source>
        <translation>Zwischen den beiden letzten Antworten pro Sekunde empfangene Bytes</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Bytes sent to the peer</source>
        <translation>An den Peer gesendete Bytes</translation>
    </message>
    <message>
        <source>Send rate</source>
        <translation>Senderate</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Bytes sent per second between the two newest answers</source>
        <translation>Zwischen den beiden letzten Antworten pro Sekunde gesendete Bytes</translation>
    </message>
    <message>
        <source>Synced blocks</source>
        <translation>Gemeinsame Blöcke</translation>
    </message>
    <message>
        <source>The last block both have in common; a dash before one is known</source>
        <translation>Der letzte gemeinsame Block; ein Strich, bevor einer bekannt ist</translation>
    </message>
    <message>
        <source>Synced headers</source>
        <translation>Gemeinsame Header</translation>
    </message>
    <message>
        <source>The last header both have in common; a dash before one is known</source>
        <translation>Der letzte gemeinsame Header; ein Strich, bevor einer bekannt ist</translation>
    </message>
    <message>
        <source>Relays transactions</source>
        <translation>Leitet Transaktionen weiter</translation>
    </message>
    <message>
        <source>Relays tx</source>
        <translation>Leitet Tx weiter</translation>
    </message>
    <message>
        <source>Whether transactions are relayed to the peer</source>
        <translation>Ob Transaktionen an den Peer weitergeleitet werden</translation>
    </message>
    <message>
        <source>Last transaction</source>
        <translation>Letzte Transaktion</translation>
    </message>
    <message>
        <source>Last tx</source>
        <translation>Letzte Tx</translation>
    </message>
    <message>
        <source>How long ago the peer last sent a transaction that was new and valid</source>
        <translation>Wann der Peer zuletzt eine neue und gültige Transaktion gesendet hat</translation>
    </message>
    <message>
        <source>Last block</source>
        <translation>Letzter Block</translation>
    </message>
    <message>
        <source>How long ago the peer last sent a block that was new and valid</source>
        <translation>Wann der Peer zuletzt einen neuen und gültigen Block gesendet hat</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>What the node&apos;s whitelist allows the peer</source>
        <translation>Was die Whitelist des Nodes dem Peer erlaubt</translation>
    </message>
    <message>
        <source>Addresses processed</source>
        <translation>Verarbeitete Adressen</translation>
    </message>
    <message>
        <source>Addr</source>
        <translation>Adr.</translation>
    </message>
    <message>
        <source>Addresses the peer told that were processed</source>
        <translation>Vom Peer genannte Adressen, die verarbeitet wurden</translation>
    </message>
    <message>
        <source>Addresses rate-limited</source>
        <translation>Begrenzte Adressen</translation>
    </message>
    <message>
        <source>Addr limited</source>
        <translation>Adr. begr.</translation>
    </message>
    <message>
        <source>Addresses the peer told that were dropped because there were too many</source>
        <translation>Vom Peer genannte Adressen, die verworfen wurden, weil es zu viele waren</translation>
    </message>
    <message>
        <source>Peer id</source>
        <translation>Peer-ID</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>The node&apos;s number for the connection</source>
        <translation>Nummer der Verbindung beim Node</translation>
    </message>
    <message>
        <source>%1, only the country is known</source>
        <translation>%1, nur das Land ist bekannt</translation>
    </message>
    <message>
        <source>%1, now %2</source>
        <translation>%1, jetzt %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>v2, encrypted</source>
        <translation>v2, verschlüsselt</translation>
    </message>
    <message>
        <source>v1, not encrypted</source>
        <translation>v1, nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>inbound, by the peer</source>
        <translation>eingehend, vom Peer</translation>
    </message>
    <message>
        <source>outbound, by this node</source>
        <translation>ausgehend, von diesem Node</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Sees this node as</source>
        <translation>Sieht diesen Node als</translation>
    </message>
    <message>
        <source>Local end</source>
        <translation>Lokales Ende</translation>
    </message>
    <message>
        <source>Mapped AS</source>
        <translation>Zugeordnetes AS</translation>
    </message>
    <message>
        <source>Ping pending</source>
        <translation>Offener Ping</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Last received</source>
        <translation>Zuletzt empfangen</translation>
    </message>
    <message>
        <source>Last sent</source>
        <translation>Zuletzt gesendet</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>as this node&apos;s</source>
        <translation>wie die dieses Nodes</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>geht %1 vor</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>geht %1 nach</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>in beide Richtungen</translation>
    </message>
    <message>
        <source>from the peer</source>
        <translation>vom Peer</translation>
    </message>
    <message>
        <source>to the peer</source>
        <translation>zum Peer</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Starting height</source>
        <translation>Anfangshöhe</translation>
    </message>
    <message>
        <source>Blocks requested</source>
        <translation>Angeforderte Blöcke</translation>
    </message>
    <message>
        <source>Minimum feerate</source>
        <translation>Mindestgebührenrate</translation>
    </message>
    <message>
        <source>High bandwidth</source>
        <translation>High Bandwidth</translation>
    </message>
    <message>
        <source>Address relay</source>
        <translation>Adressweitergabe</translation>
    </message>
    <message>
        <source>Addresses dropped</source>
        <translation>Verworfene Adressen</translation>
    </message>
    <message>
        <source>has all blocks</source>
        <translation>hat alle Blöcke</translation>
    </message>
    <message>
        <source>has the last 288 blocks</source>
        <translation>hat die letzten 288 Blöcke</translation>
    </message>
    <message>
        <source>segregated witness</source>
        <translation>Segregated Witness</translation>
    </message>
    <message>
        <source>encrypted transport</source>
        <translation>verschlüsselter Transport</translation>
    </message>
    <message>
        <source>filters for light clients (BIP 157)</source>
        <translation>Filter für Light-Clients (BIP 157)</translation>
    </message>
    <message>
        <source>filters for light clients (BIP 37)</source>
        <translation>Filter für Light-Clients (BIP 37)</translation>
    </message>
    <message>
        <source>offered</source>
        <translation>angeboten</translation>
    </message>
    <message>
        <source>Traffic by message: received, sent</source>
        <translation>Datenverkehr je Nachricht: empfangen, gesendet</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Länder</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Netzwerke</translation>
    </message>
    <message>
        <source>User agents</source>
        <translation>User-Agents</translation>
    </message>
    <message>
        <source>Connection types</source>
        <translation>Verbindungstypen</translation>
    </message>
    <message>
        <source>The location of these peers is not known.</source>
        <translation>Der Standort dieser Peers ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Locations need a GeoIP database. Download a free one in Settings, GeoIP.</source>
        <translation>Standorte brauchen eine GeoIP-Datenbank. Laden Sie eine kostenlose in Einstellungen, GeoIP, herunter.</translation>
    </message>
    <message>
        <source>Looked in %1</source>
        <translation>Gesucht in %1</translation>
    </message>
    <message>
        <source>address, IP, server, connect, bitcoind, Bitcoin Core, remote</source>
        <translation>Adresse, IP, Server, verbinden, bitcoind, Bitcoin Core, entfernt</translation>
    </message>
    <message>
        <source>login, user name, rpcuser, rpcauth, credentials, account</source>
        <translation>Anmeldung, Login, Benutzername, rpcuser, rpcauth, Zugangsdaten, Konto</translation>
    </message>
    <message>
        <source>login, rpcpassword, rpcauth, credentials, secret</source>
        <translation>Anmeldung, Login, Kennwort, rpcpassword, rpcauth, Zugangsdaten, Geheimnis</translation>
    </message>
    <message>
        <source>login, authentication, credentials, .cookie</source>
        <translation>Anmeldung, Login, Authentifizierung, Zugangsdaten, .cookie</translation>
    </message>
    <message>
        <source>Tor, SOCKS, onion</source>
        <translation>Tor, SOCKS, onion</translation>
    </message>
    <message>
        <source>chain, mainnet, testnet, signet, regtest</source>
        <translation>Kette, Chain, mainnet, testnet, signet, regtest</translation>
    </message>
    <message>
        <source>datadir, directory, disk space, .bitcoin</source>
        <translation>datadir, Verzeichnis, Speicherplatz, .bitcoin</translation>
    </message>
    <message>
        <source>notifications of blocks, real time, publish</source>
        <translation>Benachrichtigung über Blöcke, Echtzeit, veröffentlichen</translation>
    </message>
    <message>
        <source>ElectrumX, electrs, Fulcrum, wallet server, indexer</source>
        <translation>ElectrumX, electrs, Fulcrum, Wallet-Server, Indexer</translation>
    </message>
    <message>
        <source>Prometheus, statistics, metrics of the server</source>
        <translation>Prometheus, Statistik, Metriken des Servers</translation>
    </message>
    <message>
        <source>chain split, second opinion, other nodes, comparison</source>
        <translation>Chain-Split, zweite Meinung, andere Nodes, Vergleich, Zeuge, Witness</translation>
    </message>
    <message>
        <source>Grafana, dashboard, export, database, mirror, time series</source>
        <translation>Grafana, Dashboard, Export, Datenbank, Spiegel, Zeitreihen</translation>
    </message>
    <message>
        <source>Grafana, API key, password, secret</source>
        <translation>Grafana, API-Schlüssel, Passwort, Geheimnis</translation>
    </message>
    <message>
        <source>buffer, disk space, limit, backlog</source>
        <translation>Puffer, Speicherplatz, Grenze, Rückstand</translation>
    </message>
    <message>
        <source>SSL, https, self-signed</source>
        <translation>SSL, https, selbstsigniert</translation>
    </message>
    <message>
        <source>refresh, update, rate, seconds, how often, polling</source>
        <translation>aktualisieren, Rate, Sekunden, wie oft, Abfrage, Intervall</translation>
    </message>
    <message>
        <source>mempool.space, fee histogram, feerate bands</source>
        <translation>mempool.space, Gebührenhistogramm, Gebührenbänder</translation>
    </message>
    <message>
        <source>mempool.space, explorer</source>
        <translation>mempool.space, Explorer</translation>
    </message>
    <message>
        <source>map, location, country, city, MaxMind, mmdb</source>
        <translation>Karte, Standort, Land, Stadt, MaxMind, mmdb</translation>
    </message>
    <message>
        <source>map, location, automatic download</source>
        <translation>Karte, Standort, automatisch herunterladen</translation>
    </message>
    <message>
        <source>ISP, AS, autonomous system, hosting</source>
        <translation>ISP, AS, autonomes System, Hosting</translation>
    </message>
    <message>
        <source>Slack, Discord, ntfy, Telegram, Matrix, push, message, notify</source>
        <translation>Slack, Discord, ntfy, Telegram, Matrix, Push, Nachricht, melden</translation>
    </message>
    <message>
        <source>watchdog, healthchecks.io, dead man&apos;s switch, uptime</source>
        <translation>Watchdog, healthchecks.io, Totmannschalter, Verfügbarkeit</translation>
    </message>
    <message>
        <source>popup, bubble, message, notify</source>
        <translation>Popup, Sprechblase, Nachricht, melden</translation>
    </message>
    <message>
        <source>minimise, background, icon, quit</source>
        <translation>minimieren, Hintergrund, Symbol, beenden, Tray</translation>
    </message>
    <message>
        <source>debug, verbose, journal</source>
        <translation>Debug, ausführlich, Journal, Log</translation>
    </message>
    <message>
        <source>history, storage, where data is kept</source>
        <translation>Verlauf, Speicher, wo Daten liegen</translation>
    </message>
    <message>
        <source>fee, feerate below, cheap, sat/vB</source>
        <translation>Gebühr, Gebührenrate unter, günstig, sat/vB</translation>
    </message>
    <message>
        <source>fee, feerate above, expensive, sat/vB</source>
        <translation>Gebühr, Gebührenrate über, teuer, sat/vB</translation>
    </message>
    <message>
        <source>storage, space, full</source>
        <translation>Speicher, Platz, voll</translation>
    </message>
    <message>
        <source>dark mode, light mode, night, colours, colors, appearance, look</source>
        <translation>Dunkel, Dark Mode, Hell, Nacht, Farben, Erscheinungsbild, Aussehen, Design</translation>
    </message>
    <message>
        <source>autostart, boot, automatic start, startup</source>
        <translation>Autostart, hochfahren, automatisch starten, Anmeldung</translation>
    </message>
    <message>
        <source>map, location, country, city, provider, DB-IP, database</source>
        <translation>Karte, Standort, Land, Stadt, Provider, DB-IP, Datenbank</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Next block %1</source>
        <translation>Nächster Block %1</translation>
    </message>
    <message>
        <source>Height %1</source>
        <translation>Höhe %1</translation>
    </message>
    <message>
        <source>Peers %1: %2 inbound, %3 outbound</source>
        <translation>Peers %1: %2 eingehend, %3 ausgehend</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>12 h</source>
        <translation>12 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 d</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 d</translation>
    </message>
    <message>
        <source>1 y</source>
        <translation>1 J</translation>
    </message>
    <message>
        <source>Height of the tip, the last fully validated block</source>
        <translation>Höhe der Kettenspitze, des letzten vollständig validierten Blocks</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Height of the best header chain known</source>
        <translation>Höhe der besten bekannten Header-Kette</translation>
    </message>
    <message>
        <source>Blocks behind</source>
        <translation>Blöcke zurück</translation>
    </message>
    <message>
        <source>Blocks whose headers are known, but that are not validated yet</source>
        <translation>Blöcke, deren Header bekannt sind, die aber noch nicht validiert sind</translation>
    </message>
    <message>
        <source>Verification progress</source>
        <translation>Verifizierungsfortschritt</translation>
    </message>
    <message>
        <source>Estimated share of the chain that is verified</source>
        <translation>Geschätzter Anteil der Kette, der verifiziert ist</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>Schwierigkeit</translation>
    </message>
    <message>
        <source>Proof-of-work difficulty of the tip</source>
        <translation>Proof-of-Work-Schwierigkeit der Kettenspitze</translation>
    </message>
    <message>
        <source>Initial block download</source>
        <translation>Erster Blockdownload</translation>
    </message>
    <message>
        <source>Whether the node is still catching up with the chain</source>
        <translation>Ob der Node die Kette noch aufholt</translation>
    </message>
    <message>
        <source>Blocks on disk</source>
        <translation>Blöcke auf Datenträger</translation>
    </message>
    <message>
        <source>Size of the block and undo files</source>
        <translation>Größe der Block- und Undo-Dateien</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>Gekürzt</translation>
    </message>
    <message>
        <source>Whether the node deletes old blocks</source>
        <translation>Ob der Node alte Blöcke löscht (prune)</translation>
    </message>
    <message>
        <source>Time since the timestamp of the tip</source>
        <translation>Zeit seit dem Zeitstempel der Kettenspitze</translation>
    </message>
    <message>
        <source>Last reorganisation</source>
        <translation>Letzte Reorganisation</translation>
    </message>
    <message>
        <source>Blocks that the newest reorganisation replaced</source>
        <translation>Von der letzten Reorganisation ersetzte Blöcke</translation>
    </message>
    <message>
        <source>Deepest reorganisation, 24 h</source>
        <translation>Tiefste Reorganisation, 24 h</translation>
    </message>
    <message>
        <source>Deepest reorganisation seen in the last 24 hours</source>
        <translation>Tiefste Reorganisation der letzten 24 Stunden</translation>
    </message>
    <message>
        <source>Reorganisations, 24 h</source>
        <translation>Reorganisationen, 24 h</translation>
    </message>
    <message>
        <source>Reorganisations seen in the last 24 hours</source>
        <translation>Reorganisationen in den letzten 24 Stunden</translation>
    </message>
    <message>
        <source>Chain tips</source>
        <translation>Kettenspitzen</translation>
    </message>
    <message>
        <source>Branches the node knows of, the active one included</source>
        <translation>Dem Node bekannte Zweige, einschließlich des aktiven</translation>
    </message>
    <message>
        <source>Rival branch</source>
        <translation>Konkurrierender Zweig</translation>
    </message>
    <message>
        <source>Blocks of the longest other branch that ends near or above the tip</source>
        <translation>Blöcke des längsten anderen Zweigs, der nahe oder über der Kettenspitze endet</translation>
    </message>
    <message>
        <source>Unknown signalling</source>
        <translation>Unbekannte Signalisierung</translation>
    </message>
    <message>
        <source>Of the newest 144 blocks, most that signal one same soft fork unknown to the node (BIP 9)</source>
        <translation>Wie viele der letzten 144 Blöcke höchstens denselben, dem Node unbekannten Softfork signalisieren (BIP 9)</translation>
    </message>
    <message>
        <source>Node warnings</source>
        <translation>Warnungen des Nodes</translation>
    </message>
    <message>
        <source>Number of warnings the node reports</source>
        <translation>Anzahl der Warnungen, die der Node meldet</translation>
    </message>
    <message>
        <source>Height of the block</source>
        <translation>Höhe des Blocks</translation>
    </message>
    <message>
        <source>Block interval</source>
        <translation>Blockabstand</translation>
    </message>
    <message>
        <source>Time between the timestamps of this block and the previous one; may be negative</source>
        <translation>Zeit zwischen den Zeitstempeln dieses Blocks und des vorigen; kann negativ sein</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Transactions in the block, the coinbase included</source>
        <translation>Transaktionen im Block, einschließlich der Coinbase</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Total weight of the transactions, the coinbase left out</source>
        <translation>Gesamtgewicht der Transaktionen, ohne die Coinbase</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Total size of the transactions, the coinbase left out</source>
        <translation>Gesamtgröße der Transaktionen, ohne die Coinbase</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Gebühren</translation>
    </message>
    <message>
        <source>Sum of the fees in the block</source>
        <translation>Summe der Gebühren im Block</translation>
    </message>
    <message>
        <source>Median feerate</source>
        <translation>Mediane Gebührenrate</translation>
    </message>
    <message>
        <source>Median feerate, by weight, of the transactions in the block</source>
        <translation>Median der Gebührenraten der Transaktionen im Block, nach Gewicht</translation>
    </message>
    <message>
        <source>Lowest feerate</source>
        <translation>Niedrigste Gebührenrate</translation>
    </message>
    <message>
        <source>Lowest feerate of a transaction in the block</source>
        <translation>Niedrigste Gebührenrate einer Transaktion im Block</translation>
    </message>
    <message>
        <source>Signalling blocks</source>
        <translation>Signalisierende Blöcke</translation>
    </message>
    <message>
        <source>Blocks of this period that signal</source>
        <translation>Blöcke dieser Periode, die signalisieren</translation>
    </message>
    <message>
        <source>Elapsed blocks</source>
        <translation>Vergangene Blöcke</translation>
    </message>
    <message>
        <source>Blocks of this period that have passed</source>
        <translation>Blöcke dieser Periode, die schon gefunden sind</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>Signalling blocks a period needs for lock-in</source>
        <translation>Signalisierende Blöcke, die eine Periode für den Lock-in braucht</translation>
    </message>
    <message>
        <source>Lock-in possible</source>
        <translation>Lock-in möglich</translation>
    </message>
    <message>
        <source>Whether this period can still reach the threshold</source>
        <translation>Ob diese Periode den Schwellenwert noch erreichen kann</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Whether the rules are in force</source>
        <translation>Ob die Regeln in Kraft sind</translation>
    </message>
    <message>
        <source>Transactions waiting</source>
        <translation>Wartende Transaktionen</translation>
    </message>
    <message>
        <source>Sum of the virtual sizes (BIP 141) of the waiting transactions</source>
        <translation>Summe der virtuellen Größen (BIP 141) der wartenden Transaktionen</translation>
    </message>
    <message>
        <source>Memory used</source>
        <translation>Belegter Speicher</translation>
    </message>
    <message>
        <source>Memory the mempool uses</source>
        <translation>Arbeitsspeicher, den der Mempool belegt</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Speichergrenze</translation>
    </message>
    <message>
        <source>Memory the mempool may use before it drops transactions</source>
        <translation>Arbeitsspeicher, den der Mempool belegen darf, bevor er Transaktionen verwirft</translation>
    </message>
    <message>
        <source>Lowest feerate the mempool accepts now</source>
        <translation>Niedrigste Gebührenrate, die der Mempool jetzt annimmt</translation>
    </message>
    <message>
        <source>Relay feerate</source>
        <translation>Weiterleitungsrate</translation>
    </message>
    <message>
        <source>Lowest feerate the node relays while its mempool has room</source>
        <translation>Niedrigste Gebührenrate, die der Node weiterleitet, solange sein Mempool Platz hat</translation>
    </message>
    <message>
        <source>Sum of the fees of the waiting transactions</source>
        <translation>Summe der Gebühren der wartenden Transaktionen</translation>
    </message>
    <message>
        <source>Unbroadcast</source>
        <translation>Nicht verbreitet</translation>
    </message>
    <message>
        <source>Own transactions no peer has asked for yet</source>
        <translation>Eigene Transaktionen, nach denen noch kein Peer gefragt hat</translation>
    </message>
    <message>
        <source>Estimate, 2 blocks</source>
        <translation>Schätzung, 2 Blöcke</translation>
    </message>
    <message>
        <source>Feerate estimated for confirmation within 2 blocks</source>
        <translation>Geschätzte Gebührenrate für Bestätigung innerhalb von 2 Blöcken</translation>
    </message>
    <message>
        <source>Estimate, 144 blocks</source>
        <translation>Schätzung, 144 Blöcke</translation>
    </message>
    <message>
        <source>Feerate estimated for confirmation within 144 blocks</source>
        <translation>Geschätzte Gebührenrate für Bestätigung innerhalb von 144 Blöcken</translation>
    </message>
    <message>
        <source>Feerate estimate</source>
        <translation>Geschätzte Gebührenrate</translation>
    </message>
    <message>
        <source>Feerate estimated for confirmation within the target, in blocks</source>
        <translation>Geschätzte Gebührenrate für Bestätigung innerhalb des Ziels, in Blöcken</translation>
    </message>
    <message>
        <source>Transactions in the bin</source>
        <translation>Transaktionen der Klasse</translation>
    </message>
    <message>
        <source>Sum of the virtual sizes in the bin</source>
        <translation>Summe der virtuellen Größen der Klasse</translation>
    </message>
    <message>
        <source>Sum of the fees in the bin</source>
        <translation>Summe der Gebühren der Klasse</translation>
    </message>
    <message>
        <source>Next block</source>
        <translation>Nächster Block</translation>
    </message>
    <message>
        <source>Feerate for confirmation in the next block</source>
        <translation>Gebührenrate für Bestätigung im nächsten Block</translation>
    </message>
    <message>
        <source>Half an hour</source>
        <translation>Halbe Stunde</translation>
    </message>
    <message>
        <source>Feerate for confirmation within half an hour</source>
        <translation>Gebührenrate für Bestätigung innerhalb einer halben Stunde</translation>
    </message>
    <message>
        <source>One hour</source>
        <translation>Eine Stunde</translation>
    </message>
    <message>
        <source>Feerate for confirmation within an hour</source>
        <translation>Gebührenrate für Bestätigung innerhalb einer Stunde</translation>
    </message>
    <message>
        <source>Low priority</source>
        <translation>Niedrige Priorität</translation>
    </message>
    <message>
        <source>Feerate for transactions of low priority</source>
        <translation>Gebührenrate für Transaktionen niedriger Priorität</translation>
    </message>
    <message>
        <source>Connected peers</source>
        <translation>Verbundene Peers</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>Eingehend</translation>
    </message>
    <message>
        <source>Peers that connected to this node</source>
        <translation>Peers, die sich mit diesem Node verbunden haben</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>Ausgehend</translation>
    </message>
    <message>
        <source>Peers this node connected to</source>
        <translation>Peers, mit denen dieser Node sich verbunden hat</translation>
    </message>
    <message>
        <source>Ping, mean</source>
        <translation>Ping, Mittelwert</translation>
    </message>
    <message>
        <source>Mean of the latest ping of each peer</source>
        <translation>Mittelwert des letzten Pings jedes Peers</translation>
    </message>
    <message>
        <source>Ping, median</source>
        <translation>Ping, Median</translation>
    </message>
    <message>
        <source>Median of the latest pings</source>
        <translation>Median der letzten Pings</translation>
    </message>
    <message>
        <source>Ping, 95th percentile</source>
        <translation>Ping, 95. Perzentil</translation>
    </message>
    <message>
        <source>95 of 100 peers answer a ping faster than this</source>
        <translation>95 von 100 Peers beantworten einen Ping schneller</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Peers that connected, per minute since the previous sample</source>
        <translation>Peers, die sich verbunden haben, pro Minute seit der vorigen Messung</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>Peers that disconnected, per minute since the previous sample</source>
        <translation>Peers, die sich getrennt haben, pro Minute seit der vorigen Messung</translation>
    </message>
    <message>
        <source>Encrypted (v2)</source>
        <translation>Verschlüsselt (v2)</translation>
    </message>
    <message>
        <source>Peers on the encrypted v2 transport (BIP 324)</source>
        <translation>Peers mit dem verschlüsselten v2-Transport (BIP 324)</translation>
    </message>
    <message>
        <source>Block relay only</source>
        <translation>Nur Blöcke</translation>
    </message>
    <message>
        <source>Outbound connections that relay blocks only</source>
        <translation>Ausgehende Verbindungen, die nur Blöcke weiterleiten</translation>
    </message>
    <message>
        <source>Peers&apos; best height</source>
        <translation>Beste Höhe der Peers</translation>
    </message>
    <message>
        <source>Height of the best block that a connected peer is known to have</source>
        <translation>Höhe des besten Blocks, den ein verbundener Peer bekanntlich hat</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Breitengrad</translation>
    </message>
    <message>
        <source>Mean latitude of the peers of the cell</source>
        <translation>Mittlerer Breitengrad der Peers der Zelle</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Längengrad</translation>
    </message>
    <message>
        <source>Mean longitude of the peers of the cell</source>
        <translation>Mittlerer Längengrad der Peers der Zelle</translation>
    </message>
    <message>
        <source>Bytes received since the node started</source>
        <translation>Seit dem Start des Nodes empfangene Bytes</translation>
    </message>
    <message>
        <source>Bytes sent since the node started</source>
        <translation>Seit dem Start des Nodes gesendete Bytes</translation>
    </message>
    <message>
        <source>Bytes received per second since the previous sample</source>
        <translation>Seit der vorigen Messung pro Sekunde empfangene Bytes</translation>
    </message>
    <message>
        <source>Bytes sent per second since the previous sample</source>
        <translation>Seit der vorigen Messung pro Sekunde gesendete Bytes</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Betriebszeit</translation>
    </message>
    <message>
        <source>Time since the node started</source>
        <translation>Zeit seit dem Start des Nodes</translation>
    </message>
    <message>
        <source>Connections the node counts</source>
        <translation>Verbindungen, die der Node zählt</translation>
    </message>
    <message>
        <source>Own addresses</source>
        <translation>Eigene Adressen</translation>
    </message>
    <message>
        <source>Addresses the node announces as its own</source>
        <translation>Adressen, die der Node als seine eigenen bekannt gibt</translation>
    </message>
    <message>
        <source>Reachable networks</source>
        <translation>Erreichbare Netzwerke</translation>
    </message>
    <message>
        <source>Networks (IPv4, IPv6, Tor, I2P, CJDNS) the node may connect to</source>
        <translation>Netzwerke (IPv4, IPv6, Tor, I2P, CJDNS), in die sich der Node verbinden darf</translation>
    </message>
    <message>
        <source>Since the last message</source>
        <translation>Seit letzter Nachricht</translation>
    </message>
    <message>
        <source>Time since the last message of the stream</source>
        <translation>Zeit seit der letzten Nachricht des Streams</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Messages since this program started</source>
        <translation>Nachrichten seit dem Start dieses Programms</translation>
    </message>
    <message>
        <source>Messages per minute</source>
        <translation>Nachrichten pro Minute</translation>
    </message>
    <message>
        <source>Messages in the last minute</source>
        <translation>Nachrichten in der letzten Minute</translation>
    </message>
    <message>
        <source>Missed messages</source>
        <translation>Verpasste Nachrichten</translation>
    </message>
    <message>
        <source>Messages missed, by their sequence numbers</source>
        <translation>Verpasste Nachrichten, nach ihren Sequenznummern</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Whether the process runs; known once it was seen on this machine</source>
        <translation>Ob der Prozess läuft; bekannt, sobald er auf diesem Rechner gesehen wurde</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Resident memory</source>
        <translation>Belegter Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Offene Dateien</translation>
    </message>
    <message>
        <source>Open file descriptors</source>
        <translation>Offene Dateideskriptoren</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Read from disk</source>
        <translation>Von Datenträger gelesen</translation>
    </message>
    <message>
        <source>Bytes read from storage since the process started</source>
        <translation>Seit dem Start des Prozesses vom Datenträger gelesene Bytes</translation>
    </message>
    <message>
        <source>Written to disk</source>
        <translation>Auf Datenträger geschrieben</translation>
    </message>
    <message>
        <source>Bytes written to storage since the process started</source>
        <translation>Seit dem Start des Prozesses auf den Datenträger geschriebene Bytes</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Used space of the file system</source>
        <translation>Belegter Platz des Dateisystems</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Size of the file system</source>
        <translation>Größe des Dateisystems</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Free share of the file system</source>
        <translation>Freier Anteil des Dateisystems</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>Size of the directory itself</source>
        <translation>Größe des Verzeichnisses selbst</translation>
    </message>
    <message>
        <source>Chainstate</source>
        <translation>Chainstate</translation>
    </message>
    <message>
        <source>Size of the UTXO database</source>
        <translation>Größe der UTXO-Datenbank</translation>
    </message>
    <message>
        <source>Days until full</source>
        <translation>Tage bis voll</translation>
    </message>
    <message>
        <source>Days until the file system is full at the current rate</source>
        <translation>Tage, bis das Dateisystem beim jetzigen Zuwachs voll ist</translation>
    </message>
    <message>
        <source>Height of the last block the server has indexed</source>
        <translation>Höhe des letzten Blocks, den der Server indiziert hat</translation>
    </message>
    <message>
        <source>Blocks behind the node</source>
        <translation>Blöcke hinter dem Node</translation>
    </message>
    <message>
        <source>Blocks the server is behind the node</source>
        <translation>Blöcke, die der Server hinter dem Node liegt</translation>
    </message>
    <message>
        <source>Time to answer</source>
        <translation>Antwortzeit</translation>
    </message>
    <message>
        <source>Time the server took to answer over the Electrum protocol</source>
        <translation>Zeit, die der Server für eine Antwort über das Electrum-Protokoll brauchte</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Connected clients</source>
        <translation>Verbundene Clients</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Abonnements</translation>
    </message>
    <message>
        <source>Active subscriptions of clients</source>
        <translation>Aktive Abonnements der Clients</translation>
    </message>
    <message>
        <source>Resident memory of the server</source>
        <translation>Belegter Arbeitsspeicher des Servers</translation>
    </message>
    <message>
        <source>Indexed transactions</source>
        <translation>Indizierte Transaktionen</translation>
    </message>
    <message>
        <source>Transactions in the index</source>
        <translation>Transaktionen im Index</translation>
    </message>
    <message>
        <source>Unspent outputs</source>
        <translation>Nicht ausgegebene Outputs</translation>
    </message>
    <message>
        <source>Unspent outputs in the index</source>
        <translation>Nicht ausgegebene Outputs im Index</translation>
    </message>
    <message>
        <source>Database cache</source>
        <translation>Datenbank-Cache</translation>
    </message>
    <message>
        <source>Memory the database cache uses</source>
        <translation>Arbeitsspeicher, den der Datenbank-Cache belegt</translation>
    </message>
    <message>
        <source>Height of the witness&apos;s last block</source>
        <translation>Höhe des letzten Blocks des Vergleichsservers</translation>
    </message>
    <message>
        <source>Blocks the witness is behind the node; negative: it is ahead</source>
        <translation>Blöcke, die der Vergleichsserver hinter dem Node liegt; negativ: er ist voraus</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Stimmt überein</translation>
    </message>
    <message>
        <source>Whether it has the node&apos;s block at the lower of both heights</source>
        <translation>Ob er auf der niedrigeren der beiden Höhen den Block des Nodes hat</translation>
    </message>
    <message>
        <source>Since the last answer</source>
        <translation>Seit letzter Antwort</translation>
    </message>
    <message>
        <source>Time since the witness last gave its height</source>
        <translation>Zeit, seit der Vergleichsserver zuletzt seine Höhe genannt hat</translation>
    </message>
    <message>
        <source>Cycle time</source>
        <translation>Zyklusdauer</translation>
    </message>
    <message>
        <source>Time from the start of the cycle to its last answer</source>
        <translation>Zeit vom Beginn des Zyklus bis zu seiner letzten Antwort</translation>
    </message>
    <message>
        <source>Failed calls</source>
        <translation>Fehlgeschlagene Aufrufe</translation>
    </message>
    <message>
        <source>Calls that failed since the start</source>
        <translation>Seit dem Start fehlgeschlagene Aufrufe</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Requests repeated since the start</source>
        <translation>Seit dem Start wiederholte Anfragen</translation>
    </message>
    <message>
        <source>Skipped cycles</source>
        <translation>Übersprungene Zyklen</translation>
    </message>
    <message>
        <source>Cycles skipped since the start because the previous one still ran</source>
        <translation>Seit dem Start übersprungene Zyklen, weil der vorige noch lief</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>HTTP requests of the cycle</source>
        <translation>HTTP-Anfragen des Zyklus</translation>
    </message>
    <message>
        <source>Queued points</source>
        <translation>Wartende Punkte</translation>
    </message>
    <message>
        <source>Points queued for InfluxDB</source>
        <translation>Punkte in der Warteschlange für InfluxDB</translation>
    </message>
    <message>
        <source>Queue size</source>
        <translation>Größe der Warteschlange</translation>
    </message>
    <message>
        <source>Size of the queued points</source>
        <translation>Größe der wartenden Punkte</translation>
    </message>
    <message>
        <source>Dropped points</source>
        <translation>Verworfene Punkte</translation>
    </message>
    <message>
        <source>Points dropped since the start because the queue was full or they were refused</source>
        <translation>Seit dem Start verworfene Punkte, weil die Warteschlange voll war oder sie abgelehnt wurden</translation>
    </message>
    <message>
        <source>Written points</source>
        <translation>Geschriebene Punkte</translation>
    </message>
    <message>
        <source>Points written since the start</source>
        <translation>Seit dem Start geschriebene Punkte</translation>
    </message>
    <message>
        <source>Oldest queued point</source>
        <translation>Ältester wartender Punkt</translation>
    </message>
    <message>
        <source>Age of the oldest queued point</source>
        <translation>Alter des ältesten wartenden Punkts</translation>
    </message>
    <message>
        <source>Implausible values</source>
        <translation>Unplausible Werte</translation>
    </message>
    <message>
        <source>Values and points left out since the start because they are implausible</source>
        <translation>Seit dem Start ausgelassene Werte und Punkte, weil sie unplausibel sind</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>a date, as QLocale::toString() takes it</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>dd MMM</source>
        <extracomment>a date, as QLocale::toString() takes it</extracomment>
        <translation>dd. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>a date, as QLocale::toString() takes it</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>dd MMM yyyy</source>
        <extracomment>a date, as QLocale::toString() takes it</extracomment>
        <translation>dd. MMM yyyy</translation>
    </message>
    <message>
        <source>Andorra</source>
        <translation>Andorra</translation>
    </message>
    <message>
        <source>United Arab Emirates</source>
        <translation>Vereinigte Arabische Emirate</translation>
    </message>
    <message>
        <source>Afghanistan</source>
        <translation>Afghanistan</translation>
    </message>
    <message>
        <source>Antigua and Barbuda</source>
        <translation>Antigua und Barbuda</translation>
    </message>
    <message>
        <source>Anguilla</source>
        <translation>Anguilla</translation>
    </message>
    <message>
        <source>Albania</source>
        <translation>Albanien</translation>
    </message>
    <message>
        <source>Armenia</source>
        <translation>Armenien</translation>
    </message>
    <message>
        <source>Angola</source>
        <translation>Angola</translation>
    </message>
    <message>
        <source>Antarctica</source>
        <translation>Antarktis</translation>
    </message>
    <message>
        <source>Argentina</source>
        <translation>Argentinien</translation>
    </message>
    <message>
        <source>American Samoa</source>
        <translation>Amerikanisch-Samoa</translation>
    </message>
    <message>
        <source>Austria</source>
        <translation>Österreich</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australien</translation>
    </message>
    <message>
        <source>Aruba</source>
        <translation>Aruba</translation>
    </message>
    <message>
        <source>Åland Islands</source>
        <translation>Ålandinseln</translation>
    </message>
    <message>
        <source>Azerbaijan</source>
        <translation>Aserbaidschan</translation>
    </message>
    <message>
        <source>Bosnia and Herzegovina</source>
        <translation>Bosnien und Herzegowina</translation>
    </message>
    <message>
        <source>Barbados</source>
        <translation>Barbados</translation>
    </message>
    <message>
        <source>Bangladesh</source>
        <translation>Bangladesch</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>Belgien</translation>
    </message>
    <message>
        <source>Burkina Faso</source>
        <translation>Burkina Faso</translation>
    </message>
    <message>
        <source>Bulgaria</source>
        <translation>Bulgarien</translation>
    </message>
    <message>
        <source>Bahrain</source>
        <translation>Bahrain</translation>
    </message>
    <message>
        <source>Burundi</source>
        <translation>Burundi</translation>
    </message>
    <message>
        <source>Benin</source>
        <translation>Benin</translation>
    </message>
    <message>
        <source>Saint Barthélemy</source>
        <translation>St. Barthélemy</translation>
    </message>
    <message>
        <source>Bermuda</source>
        <translation>Bermuda</translation>
    </message>
    <message>
        <source>Brunei</source>
        <translation>Brunei</translation>
    </message>
    <message>
        <source>Bolivia</source>
        <translation>Bolivien</translation>
    </message>
    <message>
        <source>Caribbean Netherlands</source>
        <translation>Karibische Niederlande</translation>
    </message>
    <message>
        <source>Brazil</source>
        <translation>Brasilien</translation>
    </message>
    <message>
        <source>Bahamas</source>
        <translation>Bahamas</translation>
    </message>
    <message>
        <source>Bhutan</source>
        <translation>Bhutan</translation>
    </message>
    <message>
        <source>Bouvet Island</source>
        <translation>Bouvetinsel</translation>
    </message>
    <message>
        <source>Botswana</source>
        <translation>Botsuana</translation>
    </message>
    <message>
        <source>Belarus</source>
        <translation>Belarus</translation>
    </message>
    <message>
        <source>Belize</source>
        <translation>Belize</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Kanada</translation>
    </message>
    <message>
        <source>Cocos Islands</source>
        <translation>Kokosinseln</translation>
    </message>
    <message>
        <source>DR Congo</source>
        <translation>DR Kongo</translation>
    </message>
    <message>
        <source>Central African Republic</source>
        <translation>Zentralafrikanische Republik</translation>
    </message>
    <message>
        <source>Republic of the Congo</source>
        <translation>Republik Kongo</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Schweiz</translation>
    </message>
    <message>
        <source>Ivory Coast</source>
        <translation>Elfenbeinküste</translation>
    </message>
    <message>
        <source>Cook Islands</source>
        <translation>Cookinseln</translation>
    </message>
    <message>
        <source>Chile</source>
        <translation>Chile</translation>
    </message>
    <message>
        <source>Cameroon</source>
        <translation>Kamerun</translation>
    </message>
    <message>
        <source>China</source>
        <translation>China</translation>
    </message>
    <message>
        <source>Colombia</source>
        <translation>Kolumbien</translation>
    </message>
    <message>
        <source>Costa Rica</source>
        <translation>Costa Rica</translation>
    </message>
    <message>
        <source>Cuba</source>
        <translation>Kuba</translation>
    </message>
    <message>
        <source>Cape Verde</source>
        <translation>Kap Verde</translation>
    </message>
    <message>
        <source>Curaçao</source>
        <translation>Curaçao</translation>
    </message>
    <message>
        <source>Christmas Island</source>
        <translation>Weihnachtsinsel</translation>
    </message>
    <message>
        <source>Cyprus</source>
        <translation>Zypern</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>Tschechien</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Deutschland</translation>
    </message>
    <message>
        <source>Djibouti</source>
        <translation>Dschibuti</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>Dänemark</translation>
    </message>
    <message>
        <source>Dominica</source>
        <translation>Dominica</translation>
    </message>
    <message>
        <source>Dominican Republic</source>
        <translation>Dominikanische Republik</translation>
    </message>
    <message>
        <source>Algeria</source>
        <translation>Algerien</translation>
    </message>
    <message>
        <source>Ecuador</source>
        <translation>Ecuador</translation>
    </message>
    <message>
        <source>Estonia</source>
        <translation>Estland</translation>
    </message>
    <message>
        <source>Egypt</source>
        <translation>Ägypten</translation>
    </message>
    <message>
        <source>Western Sahara</source>
        <translation>Westsahara</translation>
    </message>
    <message>
        <source>Eritrea</source>
        <translation>Eritrea</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>Spanien</translation>
    </message>
    <message>
        <source>Ethiopia</source>
        <translation>Äthiopien</translation>
    </message>
    <message>
        <source>Finland</source>
        <translation>Finnland</translation>
    </message>
    <message>
        <source>Fiji</source>
        <translation>Fidschi</translation>
    </message>
    <message>
        <source>Falkland Islands</source>
        <translation>Falklandinseln</translation>
    </message>
    <message>
        <source>Micronesia</source>
        <translation>Mikronesien</translation>
    </message>
    <message>
        <source>Faroe Islands</source>
        <translation>Färöer</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Frankreich</translation>
    </message>
    <message>
        <source>Gabon</source>
        <translation>Gabun</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Vereinigtes Königreich</translation>
    </message>
    <message>
        <source>Grenada</source>
        <translation>Grenada</translation>
    </message>
    <message>
        <source>Georgia</source>
        <translation>Georgien</translation>
    </message>
    <message>
        <source>French Guiana</source>
        <translation>Französisch-Guayana</translation>
    </message>
    <message>
        <source>Guernsey</source>
        <translation>Guernsey</translation>
    </message>
    <message>
        <source>Ghana</source>
        <translation>Ghana</translation>
    </message>
    <message>
        <source>Gibraltar</source>
        <translation>Gibraltar</translation>
    </message>
    <message>
        <source>Greenland</source>
        <translation>Grönland</translation>
    </message>
    <message>
        <source>Gambia</source>
        <translation>Gambia</translation>
    </message>
    <message>
        <source>Guinea</source>
        <translation>Guinea</translation>
    </message>
    <message>
        <source>Guadeloupe</source>
        <translation>Guadeloupe</translation>
    </message>
    <message>
        <source>Equatorial Guinea</source>
        <translation>Äquatorialguinea</translation>
    </message>
    <message>
        <source>Greece</source>
        <translation>Griechenland</translation>
    </message>
    <message>
        <source>South Georgia</source>
        <translation>Südgeorgien</translation>
    </message>
    <message>
        <source>Guatemala</source>
        <translation>Guatemala</translation>
    </message>
    <message>
        <source>Guam</source>
        <translation>Guam</translation>
    </message>
    <message>
        <source>Guinea-Bissau</source>
        <translation>Guinea-Bissau</translation>
    </message>
    <message>
        <source>Guyana</source>
        <translation>Guyana</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>Hongkong</translation>
    </message>
    <message>
        <source>Heard and McDonald Islands</source>
        <translation>Heard und McDonaldinseln</translation>
    </message>
    <message>
        <source>Honduras</source>
        <translation>Honduras</translation>
    </message>
    <message>
        <source>Croatia</source>
        <translation>Kroatien</translation>
    </message>
    <message>
        <source>Haiti</source>
        <translation>Haiti</translation>
    </message>
    <message>
        <source>Hungary</source>
        <translation>Ungarn</translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation>Indonesien</translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation>Irland</translation>
    </message>
    <message>
        <source>Israel</source>
        <translation>Israel</translation>
    </message>
    <message>
        <source>Isle of Man</source>
        <translation>Isle of Man</translation>
    </message>
    <message>
        <source>India</source>
        <translation>Indien</translation>
    </message>
    <message>
        <source>British Indian Ocean Territory</source>
        <translation>Britisches Territorium im Indischen Ozean</translation>
    </message>
    <message>
        <source>Iraq</source>
        <translation>Irak</translation>
    </message>
    <message>
        <source>Iran</source>
        <translation>Iran</translation>
    </message>
    <message>
        <source>Iceland</source>
        <translation>Island</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>Italien</translation>
    </message>
    <message>
        <source>Jersey</source>
        <translation>Jersey</translation>
    </message>
    <message>
        <source>Jamaica</source>
        <translation>Jamaika</translation>
    </message>
    <message>
        <source>Jordan</source>
        <translation>Jordanien</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Japan</translation>
    </message>
    <message>
        <source>Kenya</source>
        <translation>Kenia</translation>
    </message>
    <message>
        <source>Kyrgyzstan</source>
        <translation>Kirgisistan</translation>
    </message>
    <message>
        <source>Cambodia</source>
        <translation>Kambodscha</translation>
    </message>
    <message>
        <source>Kiribati</source>
        <translation>Kiribati</translation>
    </message>
    <message>
        <source>Comoros</source>
        <translation>Komoren</translation>
    </message>
    <message>
        <source>Saint Kitts and Nevis</source>
        <translation>St. Kitts und Nevis</translation>
    </message>
    <message>
        <source>North Korea</source>
        <translation>Nordkorea</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>Südkorea</translation>
    </message>
    <message>
        <source>Kuwait</source>
        <translation>Kuwait</translation>
    </message>
    <message>
        <source>Cayman Islands</source>
        <translation>Kaimaninseln</translation>
    </message>
    <message>
        <source>Kazakhstan</source>
        <translation>Kasachstan</translation>
    </message>
    <message>
        <source>Laos</source>
        <translation>Laos</translation>
    </message>
    <message>
        <source>Lebanon</source>
        <translation>Libanon</translation>
    </message>
    <message>
        <source>Saint Lucia</source>
        <translation>St. Lucia</translation>
    </message>
    <message>
        <source>Liechtenstein</source>
        <translation>Liechtenstein</translation>
    </message>
    <message>
        <source>Sri Lanka</source>
        <translation>Sri Lanka</translation>
    </message>
    <message>
        <source>Liberia</source>
        <translation>Liberia</translation>
    </message>
    <message>
        <source>Lesotho</source>
        <translation>Lesotho</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Litauen</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>Luxemburg</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Lettland</translation>
    </message>
    <message>
        <source>Libya</source>
        <translation>Libyen</translation>
    </message>
    <message>
        <source>Morocco</source>
        <translation>Marokko</translation>
    </message>
    <message>
        <source>Monaco</source>
        <translation>Monaco</translation>
    </message>
    <message>
        <source>Moldova</source>
        <translation>Moldau</translation>
    </message>
    <message>
        <source>Montenegro</source>
        <translation>Montenegro</translation>
    </message>
    <message>
        <source>Saint Martin</source>
        <translation>St. Martin</translation>
    </message>
    <message>
        <source>Madagascar</source>
        <translation>Madagaskar</translation>
    </message>
    <message>
        <source>Marshall Islands</source>
        <translation>Marshallinseln</translation>
    </message>
    <message>
        <source>North Macedonia</source>
        <translation>Nordmazedonien</translation>
    </message>
    <message>
        <source>Mali</source>
        <translation>Mali</translation>
    </message>
    <message>
        <source>Myanmar</source>
        <translation>Myanmar</translation>
    </message>
    <message>
        <source>Mongolia</source>
        <translation>Mongolei</translation>
    </message>
    <message>
        <source>Macao</source>
        <translation>Macau</translation>
    </message>
    <message>
        <source>Northern Mariana Islands</source>
        <translation>Nördliche Marianen</translation>
    </message>
    <message>
        <source>Martinique</source>
        <translation>Martinique</translation>
    </message>
    <message>
        <source>Mauritania</source>
        <translation>Mauretanien</translation>
    </message>
    <message>
        <source>Montserrat</source>
        <translation>Montserrat</translation>
    </message>
    <message>
        <source>Malta</source>
        <translation>Malta</translation>
    </message>
    <message>
        <source>Mauritius</source>
        <translation>Mauritius</translation>
    </message>
    <message>
        <source>Maldives</source>
        <translation>Malediven</translation>
    </message>
    <message>
        <source>Malawi</source>
        <translation>Malawi</translation>
    </message>
    <message>
        <source>Mexico</source>
        <translation>Mexiko</translation>
    </message>
    <message>
        <source>Malaysia</source>
        <translation>Malaysia</translation>
    </message>
    <message>
        <source>Mozambique</source>
        <translation>Mosambik</translation>
    </message>
    <message>
        <source>Namibia</source>
        <translation>Namibia</translation>
    </message>
    <message>
        <source>New Caledonia</source>
        <translation>Neukaledonien</translation>
    </message>
    <message>
        <source>Niger</source>
        <translation>Niger</translation>
    </message>
    <message>
        <source>Norfolk Island</source>
        <translation>Norfolkinsel</translation>
    </message>
    <message>
        <source>Nigeria</source>
        <translation>Nigeria</translation>
    </message>
    <message>
        <source>Nicaragua</source>
        <translation>Nicaragua</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>Niederlande</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>Norwegen</translation>
    </message>
    <message>
        <source>Nepal</source>
        <translation>Nepal</translation>
    </message>
    <message>
        <source>Nauru</source>
        <translation>Nauru</translation>
    </message>
    <message>
        <source>Niue</source>
        <translation>Niue</translation>
    </message>
    <message>
        <source>New Zealand</source>
        <translation>Neuseeland</translation>
    </message>
    <message>
        <source>Oman</source>
        <translation>Oman</translation>
    </message>
    <message>
        <source>Panama</source>
        <translation>Panama</translation>
    </message>
    <message>
        <source>Peru</source>
        <translation>Peru</translation>
    </message>
    <message>
        <source>French Polynesia</source>
        <translation>Französisch-Polynesien</translation>
    </message>
    <message>
        <source>Papua New Guinea</source>
        <translation>Papua-Neuguinea</translation>
    </message>
    <message>
        <source>Philippines</source>
        <translation>Philippinen</translation>
    </message>
    <message>
        <source>Pakistan</source>
        <translation>Pakistan</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>Polen</translation>
    </message>
    <message>
        <source>Saint Pierre and Miquelon</source>
        <translation>St. Pierre und Miquelon</translation>
    </message>
    <message>
        <source>Pitcairn</source>
        <translation>Pitcairninseln</translation>
    </message>
    <message>
        <source>Puerto Rico</source>
        <translation>Puerto Rico</translation>
    </message>
    <message>
        <source>Palestine</source>
        <translation>Palästina</translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation>Portugal</translation>
    </message>
    <message>
        <source>Palau</source>
        <translation>Palau</translation>
    </message>
    <message>
        <source>Paraguay</source>
        <translation>Paraguay</translation>
    </message>
    <message>
        <source>Qatar</source>
        <translation>Katar</translation>
    </message>
    <message>
        <source>Réunion</source>
        <translation>Réunion</translation>
    </message>
    <message>
        <source>Romania</source>
        <translation>Rumänien</translation>
    </message>
    <message>
        <source>Serbia</source>
        <translation>Serbien</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>Russland</translation>
    </message>
    <message>
        <source>Rwanda</source>
        <translation>Ruanda</translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation>Saudi-Arabien</translation>
    </message>
    <message>
        <source>Solomon Islands</source>
        <translation>Salomonen</translation>
    </message>
    <message>
        <source>Seychelles</source>
        <translation>Seychellen</translation>
    </message>
    <message>
        <source>Sudan</source>
        <translation>Sudan</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>Schweden</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>Singapur</translation>
    </message>
    <message>
        <source>Saint Helena</source>
        <translation>St. Helena</translation>
    </message>
    <message>
        <source>Slovenia</source>
        <translation>Slowenien</translation>
    </message>
    <message>
        <source>Svalbard and Jan Mayen</source>
        <translation>Spitzbergen und Jan Mayen</translation>
    </message>
    <message>
        <source>Slovakia</source>
        <translation>Slowakei</translation>
    </message>
    <message>
        <source>Sierra Leone</source>
        <translation>Sierra Leone</translation>
    </message>
    <message>
        <source>San Marino</source>
        <translation>San Marino</translation>
    </message>
    <message>
        <source>Senegal</source>
        <translation>Senegal</translation>
    </message>
    <message>
        <source>Somalia</source>
        <translation>Somalia</translation>
    </message>
    <message>
        <source>Suriname</source>
        <translation>Suriname</translation>
    </message>
    <message>
        <source>South Sudan</source>
        <translation>Südsudan</translation>
    </message>
    <message>
        <source>São Tomé and Príncipe</source>
        <translation>São Tomé und Príncipe</translation>
    </message>
    <message>
        <source>El Salvador</source>
        <translation>El Salvador</translation>
    </message>
    <message>
        <source>Sint Maarten</source>
        <translation>Sint Maarten</translation>
    </message>
    <message>
        <source>Syria</source>
        <translation>Syrien</translation>
    </message>
    <message>
        <source>Eswatini</source>
        <translation>Eswatini</translation>
    </message>
    <message>
        <source>Turks and Caicos Islands</source>
        <translation>Turks- und Caicosinseln</translation>
    </message>
    <message>
        <source>Chad</source>
        <translation>Tschad</translation>
    </message>
    <message>
        <source>French Southern Territories</source>
        <translation>Französische Süd- und Antarktisgebiete</translation>
    </message>
    <message>
        <source>Togo</source>
        <translation>Togo</translation>
    </message>
    <message>
        <source>Thailand</source>
        <translation>Thailand</translation>
    </message>
    <message>
        <source>Tajikistan</source>
        <translation>Tadschikistan</translation>
    </message>
    <message>
        <source>Tokelau</source>
        <translation>Tokelau</translation>
    </message>
    <message>
        <source>Timor-Leste</source>
        <translation>Timor-Leste</translation>
    </message>
    <message>
        <source>Turkmenistan</source>
        <translation>Turkmenistan</translation>
    </message>
    <message>
        <source>Tunisia</source>
        <translation>Tunesien</translation>
    </message>
    <message>
        <source>Tonga</source>
        <translation>Tonga</translation>
    </message>
    <message>
        <source>Turkey</source>
        <translation>Türkei</translation>
    </message>
    <message>
        <source>Trinidad and Tobago</source>
        <translation>Trinidad und Tobago</translation>
    </message>
    <message>
        <source>Tuvalu</source>
        <translation>Tuvalu</translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation>Taiwan</translation>
    </message>
    <message>
        <source>Tanzania</source>
        <translation>Tansania</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>Ukraine</translation>
    </message>
    <message>
        <source>Uganda</source>
        <translation>Uganda</translation>
    </message>
    <message>
        <source>US Outlying Islands</source>
        <translation>Kleinere Amerikanische Überseeinseln</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>Vereinigte Staaten</translation>
    </message>
    <message>
        <source>Uruguay</source>
        <translation>Uruguay</translation>
    </message>
    <message>
        <source>Uzbekistan</source>
        <translation>Usbekistan</translation>
    </message>
    <message>
        <source>Vatican City</source>
        <translation>Vatikanstadt</translation>
    </message>
    <message>
        <source>Saint Vincent and the Grenadines</source>
        <translation>St. Vincent und die Grenadinen</translation>
    </message>
    <message>
        <source>Venezuela</source>
        <translation>Venezuela</translation>
    </message>
    <message>
        <source>British Virgin Islands</source>
        <translation>Britische Jungferninseln</translation>
    </message>
    <message>
        <source>US Virgin Islands</source>
        <translation>Amerikanische Jungferninseln</translation>
    </message>
    <message>
        <source>Vietnam</source>
        <translation>Vietnam</translation>
    </message>
    <message>
        <source>Vanuatu</source>
        <translation>Vanuatu</translation>
    </message>
    <message>
        <source>Wallis and Futuna</source>
        <translation>Wallis und Futuna</translation>
    </message>
    <message>
        <source>Samoa</source>
        <translation>Samoa</translation>
    </message>
    <message>
        <source>Kosovo</source>
        <translation>Kosovo</translation>
    </message>
    <message>
        <source>Yemen</source>
        <translation>Jemen</translation>
    </message>
    <message>
        <source>Mayotte</source>
        <translation>Mayotte</translation>
    </message>
    <message>
        <source>South Africa</source>
        <translation>Südafrika</translation>
    </message>
    <message>
        <source>Zambia</source>
        <translation>Sambia</translation>
    </message>
    <message>
        <source>Zimbabwe</source>
        <translation>Simbabwe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Niedrigste</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Last common block</source>
        <translation>Letzter gemeinsamer Block</translation>
    </message>
    <message>
        <source>Replaced tip</source>
        <translation>Ersetzte Spitze</translation>
    </message>
    <message>
        <source>New height</source>
        <translation>Neue Höhe</translation>
    </message>
    <message>
        <source>New tip</source>
        <translation>Neue Spitze</translation>
    </message>
    <message>
        <source>%1 sat/vB</source>
        <translation>%1 sat/vB</translation>
    </message>
    <message>
        <source>%1 tx</source>
        <translation>%1 Tx</translation>
    </message>
    <message>
        <source>%1 fees</source>
        <translation>%1 Geb.</translation>
    </message>
    <message>
        <source>Block %1 from now: median %2, range %3 sat/vB, %4 transactions, %5 of fees, %6</source>
        <translation>Block %1 ab jetzt: Median %2, Spanne %3 sat/vB, %4 Transaktionen, %5 Gebühren, %6</translation>
    </message>
    <message>
        <source>Block %1, %2: %3 transactions, %4 of fees, median %5 sat/vB</source>
        <translation>Block %1, %2: %3 Transaktionen, %4 Gebühren, Median %5 sat/vB</translation>
    </message>
    <message>
        <source>Oldest block kept</source>
        <translation>Ältester behaltener Block</translation>
    </message>
    <message>
        <source>Height of the lowest block that a pruned node still has</source>
        <translation>Höhe des niedrigsten Blocks, den ein gekürzter Node noch hat</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Reorganisations</source>
        <translation>Reorganisationen</translation>
    </message>
    <message>
        <source>Restarts of the node</source>
        <translation>Neustarts des Node</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message numerus="yes">
        <source>%1 metrics</source>
        <translation>
            <numerusform>%1 Messwert</numerusform>
            <numerusform>%1 Messwerte</numerusform>
        </translation>
    </message>
    <message>
        <source>No data in this range. Choose a longer range; the source of this metric may not be set up.</source>
        <translation>Keine Daten in diesem Zeitraum. Wählen Sie einen längeren; vielleicht ist die Quelle dieses Messwerts nicht eingerichtet.</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>Blocks %1 to %2</source>
        <translation>Blöcke %1 bis %2</translation>
    </message>
    <message>
        <source>Reorganisation, depth %1</source>
        <translation>Reorganisation, Tiefe %1</translation>
    </message>
    <message>
        <source>The node was restarted</source>
        <translation>Der Node wurde neu gestartet</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <translation>%1, seit %2</translation>
    </message>
    <message>
        <source>Metrics are not served</source>
        <translation>Messwerte nicht abrufbar</translation>
    </message>
    <message>
        <source>Check METRICS_LISTEN; until then Prometheus and health checks over HTTP get no answer.</source>
        <translation>Prüfen Sie METRICS_LISTEN; bis dahin erhalten Prometheus und Zustandsprüfungen über HTTP keine Antwort.</translation>
    </message>
    <message>
        <source>&amp;Listen on</source>
        <translation>&amp;Adresse und Port</translation>
    </message>
    <message>
        <source>Address and port that serve metrics for Prometheus and the health over HTTP, for instance 127.0.0.1:9332; empty: off</source>
        <translation>Adresse und Port, unter denen Messwerte für Prometheus und der Zustand über HTTP abrufbar sind, zum Beispiel 127.0.0.1:9332; leer: aus</translation>
    </message>
    <message>
        <source>Tok&amp;en file</source>
        <translation>Tok&amp;endatei</translation>
    </message>
    <message>
        <source>A file that holds the token every request must carry; required unless METRICS_LISTEN is a loopback or private address</source>
        <translation>Eine Datei mit dem Token, das jede Anfrage mitführen muss; nötig, außer METRICS_LISTEN ist eine Loopback- oder private Adresse</translation>
    </message>
    <message>
        <source>The HTTP server cannot start. Its threads or descriptors may be limited.</source>
        <translation>Der HTTP-Server kann nicht starten. Vielleicht sind Threads oder Deskriptoren begrenzt.</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program. Set METRICS_LISTEN to another port, or end that program.</source>
        <translation>Port %1 wird von einem anderen Programm benutzt. Setzen Sie METRICS_LISTEN auf einen anderen Port oder beenden Sie jenes Programm.</translation>
    </message>
    <message>
        <source>%1 is not an address of this machine. Set METRICS_LISTEN to one that is.</source>
        <translation>%1 ist keine Adresse dieses Rechners. Setzen Sie METRICS_LISTEN auf eine solche.</translation>
    </message>
    <message>
        <source>The system does not allow this user to listen on port %1. Set METRICS_LISTEN to a port above 1023.</source>
        <translation>Das System erlaubt diesem Benutzer Port %1 nicht. Setzen Sie METRICS_LISTEN auf einen Port über 1023.</translation>
    </message>
    <message>
        <source>%1 cannot be listened on (error %2). Check METRICS_LISTEN.</source>
        <translation>%1 kann nicht geöffnet werden (Fehler %2). Prüfen Sie METRICS_LISTEN.</translation>
    </message>
    <message>
        <source>Block height</source>
        <translation>Blockhöhe</translation>
    </message>
    <message>
        <source>The program has not responded for %1. Restart it if this continues.</source>
        <translation>Das Programm reagiert seit %1 nicht. Starten Sie es neu, wenn das anhält.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Not responding</source>
        <translation>Reagiert nicht</translation>
    </message>
    <message>
        <source>Not healthy</source>
        <translation>Nicht in Ordnung</translation>
    </message>
    <message>
        <source>Prometheus, exporter, scrape, metrics, HTTP, port, healthz, phone</source>
        <translation>Prometheus, Exporter, Messwerte, HTTP, Port, healthz, Telefon</translation>
    </message>
    <message>
        <source>Prometheus, password, secret, bearer</source>
        <translation>Prometheus, Passwort, Geheimnis, Bearer</translation>
    </message>
    <message>
        <source>CPU time since the previous sample, as a share of one core</source>
        <translation>CPU-Zeit seit dem letzten Messwert als Anteil eines Kerns</translation>
    </message>
    <message>
        <source>in ~%1 min</source>
        <translation>in ~%1 min</translation>
    </message>
    <message>
        <source>The node&apos;s last block is %1 old. It may have just started and still be looking for newer ones.</source>
        <translation>Der letzte Block des Nodes ist %1 alt. Vielleicht ist er eben erst gestartet und sucht noch neuere.</translation>
    </message>
    <message>
        <source>Not compared with: %1.</source>
        <translation>Nicht verglichen mit: %1.</translation>
    </message>
    <message>
        <source>the node gives no estimate</source>
        <translation>der Node gibt keine Schätzung</translation>
    </message>
    <message>
        <source>the mempool is being read</source>
        <translation>der Mempool wird gelesen</translation>
    </message>
    <message>
        <source>blocks to go not known yet.</source>
        <translation>wie viele Blöcke noch fehlen, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>The node does not tell how many headers it knows (getblockchaininfo).</source>
        <translation>Der Node nennt nicht, wie viele Header er kennt (getblockchaininfo).</translation>
    </message>
    <message>
        <source>The node does not tell which other branches it knows (getchaintips): a split might go unnoticed.</source>
        <translation>Der Node nennt nicht, welche anderen Zweige er kennt (getchaintips): Ein Split könnte unbemerkt bleiben.</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>Für 1 Stunde</translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation>Für 8 Stunden</translation>
    </message>
</context>
<context>
    <name>bnm::AboutDialog</name>
    <message>
        <source>About Bitcoin Node Monitor</source>
        <translation>Über Bitcoin Node Monitor</translation>
    </message>
    <message>
        <source>Bitcoin Node Monitor %1</source>
        <translation>Bitcoin Node Monitor %1</translation>
    </message>
    <message>
        <source>Watches a Bitcoin Core node: charts, peers, alerts.</source>
        <translation>Überwacht einen Bitcoin-Core-Node: Diagramme, Peers, Alarme.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer. Ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Made with Qt %1 (running with %2).</source>
        <translation>Erstellt mit Qt %1 (läuft mit %2).</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>World map: Natural Earth, public domain.
Countries: IPFire Location database, from Debian&apos;s tor-geoipdb, CC BY-SA 4.0.
Cities and providers, where downloaded: IP Geolocation by DB-IP (db-ip.com), CC BY 4.0.</source>
        <translation>Weltkarte: Natural Earth, gemeinfrei.
Länder: IPFire Location database, aus tor-geoipdb von Debian, CC BY-SA 4.0.
Städte und Provider, falls heruntergeladen: IP Geolocation by DB-IP (db-ip.com), CC BY 4.0.</translation>
    </message>
</context>
<context>
    <name>bnm::AlertCard</name>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>No more notifications until it is resolved or gets worse</source>
        <translation>Keine weiteren Benachrichtigungen, bis er behoben ist oder sich verschlimmert</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Snooze: %1</source>
        <translation>Stummschalten: %1</translation>
    </message>
    <message>
        <source>No notifications for this time, then a reminder if it still holds</source>
        <translation>Für diese Zeit keine Benachrichtigungen, danach eine Erinnerung, falls er noch besteht</translation>
    </message>
    <message>
        <source>No notifications until it is resolved</source>
        <translation>Keine Benachrichtigungen, bis er behoben ist</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1</translation>
    </message>
    <message>
        <source>Where there is more about this</source>
        <translation>Wo es mehr dazu gibt</translation>
    </message>
    <message>
        <source>Change limit</source>
        <translation>Grenzwert ändern</translation>
    </message>
    <message>
        <source>Opens the limit of this alert in Settings</source>
        <translation>Öffnet den Grenzwert dieses Alarms in den Einstellungen</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>This alert is no longer raised. It can be turned on again.</source>
        <translation>Dieser Alarm wird nicht mehr ausgelöst. Er kann wieder eingeschaltet werden.</translation>
    </message>
    <message>
        <source>Pending: alerts if it continues</source>
        <translation>Ausstehend: Alarm, falls es anhält</translation>
    </message>
    <message>
        <source>Recovering</source>
        <translation>Erholt sich</translation>
    </message>
    <message>
        <source>Snoozed until it clears</source>
        <translation>Stummgeschaltet, bis er behoben ist</translation>
    </message>
    <message>
        <source>Snoozed until %1</source>
        <translation>Stummgeschaltet bis %1</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Quittiert</translation>
    </message>
    <message>
        <source>%1. It was: %2</source>
        <translation>%1. Vorher: %2</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
    <message>
        <source>Acknowledge: %1</source>
        <translation>Quittieren: %1</translation>
    </message>
    <message>
        <source>Turn off: %1</source>
        <translation>Ausschalten: %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>seit %1</translation>
    </message>
</context>
<context>
    <name>bnm::AlertHistoryModel</name>
    <message>
        <source>From %1
to %2</source>
        <translation>Von %1
bis %2</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>bnm::AlertHistoryView</name>
    <message>
        <source>Past alerts</source>
        <translation>Frühere Alarme</translation>
    </message>
    <message>
        <source>Filter: alert, severity, details…</source>
        <translation>Filter: Alarm, Schweregrad, Details…</translation>
    </message>
    <message>
        <source>Filter past alerts</source>
        <translation>Frühere Alarme filtern</translation>
    </message>
    <message>
        <source>Shows alerts with this text in any column (Ctrl+F)</source>
        <translation>Zeigt Alarme mit diesem Text in einer beliebigen Spalte (Strg+F)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Copy or save past alerts</source>
        <translation>Frühere Alarme kopieren oder speichern</translation>
    </message>
    <message>
        <source>No past alerts. They are kept for a year.</source>
        <translation>Keine früheren Alarme. Sie werden ein Jahr aufbewahrt.</translation>
    </message>
    <message>
        <source>No alert matches the filter. Esc in the filter shows all.</source>
        <translation>Kein Alarm passt zum Filter. Esc im Filter zeigt alle.</translation>
    </message>
    <message>
        <source>Copy selected alerts as CSV</source>
        <translation>Ausgewählte Alarme als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy shown alerts as CSV</source>
        <translation>Gezeigte Alarme als CSV kopieren</translation>
    </message>
    <message>
        <source>Save selected alerts as CSV…</source>
        <translation>Ausgewählte Alarme als CSV speichern…</translation>
    </message>
    <message>
        <source>Save shown alerts as CSV…</source>
        <translation>Gezeigte Alarme als CSV speichern…</translation>
    </message>
    <message>
        <source>Save alerts</source>
        <translation>Alarme speichern</translation>
    </message>
</context>
<context>
    <name>bnm::AlertLimits</name>
    <message>
        <source>days</source>
        <translation>Tagen</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>from</source>
        <translation>ab</translation>
    </message>
    <message>
        <source>under</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>%1, %2 (%3)</source>
        <translation>%1, %2 (%3)</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>bnm::Alerts</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>watching</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>Alerts are judged and kept.</source>
        <translation>Alarme werden beurteilt und gespeichert.</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <source>Until then alerts are not remembered over a restart.</source>
        <translation>Bis dahin sind Alarme nach einem Neustart vergessen.</translation>
    </message>
</context>
<context>
    <name>bnm::AlertsPage</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Snooze all ▾</source>
        <translation>Alle stummschalten ▾</translation>
    </message>
    <message>
        <source>Snooze all</source>
        <translation>Alle stummschalten</translation>
    </message>
    <message>
        <source>No notifications of the current alerts</source>
        <translation>Keine Benachrichtigungen der aktuellen Alarme</translation>
    </message>
    <message>
        <source>Turn on “%1”</source>
        <translation>„%1“ einschalten</translation>
    </message>
    <message>
        <source>Turned off: %1 and %2 more.</source>
        <translation>Ausgeschaltet: %1 und %2 weitere.</translation>
    </message>
    <message>
        <source>Turned off: %1.</source>
        <translation>Ausgeschaltet: %1.</translation>
    </message>
    <message>
        <source>Alert rules…</source>
        <translation>Alarmregeln…</translation>
    </message>
    <message>
        <source>Opens all rules in Settings</source>
        <translation>Öffnet alle Regeln in den Einstellungen</translation>
    </message>
    <message>
        <source>No alert</source>
        <translation>Kein Alarm</translation>
    </message>
    <message numerus="yes">
        <source>%1 alerts</source>
        <translation>
            <numerusform>%1 Alarm</numerusform>
            <numerusform>%1 Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 acknowledged or snoozed</source>
        <translation>%1 quittiert oder stummgeschaltet</translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation>%1 ausstehend</translation>
    </message>
    <message>
        <source>No problems. Alerts appear here, with what to do about them.</source>
        <translation>Keine Probleme. Alarme erscheinen hier, mit dem, was zu tun ist.</translation>
    </message>
</context>
<context>
    <name>bnm::BanPanel</name>
    <message>
        <source>Read the list</source>
        <translation>Liste lesen</translation>
    </message>
    <message>
        <source>Address or network</source>
        <translation>Adresse oder Netz</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Banned addresses</source>
        <translation>Gesperrte Adressen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>The node bans nobody.</source>
        <translation>Der Node sperrt niemanden.</translation>
    </message>
    <message>
        <source>Asking the node ...</source>
        <translation>Der Node wird gefragt ...</translation>
    </message>
    <message>
        <source>As of %1.</source>
        <translation>Stand: %1.</translation>
    </message>
    <message>
        <source>Addresses that the node does not connect to. They are only read when you ask for them (listbanned).</source>
        <translation>Adressen, mit denen sich der Node nicht verbindet. Sie werden nur auf Wunsch gelesen (listbanned).</translation>
    </message>
</context>
<context>
    <name>bnm::BarButton</name>
    <message>
        <source>Filters table and map</source>
        <translation>Filtert Tabelle und Karte</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>bnm::BlockBars</name>
    <message>
        <source>Block intervals</source>
        <translation>Blockabstände</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Soll</translation>
    </message>
    <message>
        <source>Waiting for the node&apos;s blocks</source>
        <translation>Warten auf die Blöcke des Nodes</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>%1 since block %2</source>
        <translation>%1 seit Block %2</translation>
    </message>
    <message>
        <source>Block %1, %3, %2 after the previous block</source>
        <translation>Block %1, %3, %2 nach dem vorigen Block</translation>
    </message>
    <message>
        <source> (its timestamp is earlier than the previous block&apos;s)</source>
        <translation> (sein Zeitstempel liegt vor dem des vorigen Blocks)</translation>
    </message>
    <message numerus="yes">
        <source>, %1 transactions</source>
        <translation>
            <numerusform>, %1 Transaktion</numerusform>
            <numerusform>, %1 Transaktionen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::ChainPage</name>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>Newest blocks</source>
        <translation>Neueste Blöcke</translation>
    </message>
    <message>
        <source>Filter: height, hash…</source>
        <translation>Filter: Höhe, Hash…</translation>
    </message>
    <message>
        <source>Waiting for the node&apos;s blocks</source>
        <translation>Warten auf die Blöcke des Nodes</translation>
    </message>
    <message>
        <source>Reorganisations</source>
        <translation>Reorganisationen</translation>
    </message>
    <message>
        <source>No reorganisation has been seen. Each one is listed here with both tips.</source>
        <translation>Bisher keine Reorganisation. Jede wird hier mit beiden Spitzen aufgeführt.</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Im Zeitverlauf</translation>
    </message>
    <message>
        <source>Charts of the chosen time range</source>
        <translation>Diagramme des gewählten Zeitraums</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>The newest blocks with sizes and fees</source>
        <translation>Die neuesten Blöcke mit Größen und Gebühren</translation>
    </message>
    <message>
        <source>Blocks that were replaced by others</source>
        <translation>Blöcke, die durch andere ersetzt wurden</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks</source>
        <translation>
            <numerusform>%1 Block</numerusform>
            <numerusform>%1 Blöcke</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::ChainWatch</name>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>in agreement</source>
        <translation>stimmt überein</translation>
    </message>
    <message>
        <source>catching up</source>
        <translation>holt auf</translation>
    </message>
    <message>
        <source>stalled</source>
        <translation>steht</translation>
    </message>
    <message>
        <source>split suspected</source>
        <translation>Split vermutet</translation>
    </message>
    <message>
        <source>split at %1</source>
        <translation>Split bei %1</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>The state of the chain is not known: the node does not answer.</source>
        <translation>Der Zustand der Kette ist unbekannt: Der Node antwortet nicht.</translation>
    </message>
</context>
<context>
    <name>bnm::ChartPlot</name>
    <message>
        <source>No data in this range yet</source>
        <translation>Noch keine Daten in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Reading the past…</source>
        <translation>Verlauf wird gelesen…</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
</context>
<context>
    <name>bnm::ChoiceButton</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>bnm::ConfLinesBox</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy these lines</source>
        <translation>Diese Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>bnm::ConfigLayers</name>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
</context>
<context>
    <name>bnm::ConnectionTest</name>
    <message>
        <source>Connected: %1 on %2, height %3, peers: %4.</source>
        <translation>Verbunden: %1 im %2, Höhe %3, Peers: %4.</translation>
    </message>
    <message>
        <source>It is still downloading blocks.</source>
        <translation>Er lädt noch Blöcke herunter.</translation>
    </message>
</context>
<context>
    <name>bnm::CopyingTable</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>bnm::DBusNotifier</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Snooze for an hour</source>
        <translation>1 Stunde stummschalten</translation>
    </message>
</context>
<context>
    <name>bnm::DemoMachine</name>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>The machine of the demo is simulated, as its node is.</source>
        <translation>Der Rechner der Demo ist simuliert wie ihr Node.</translation>
    </message>
</context>
<context>
    <name>bnm::DependencePanel</name>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>low</source>
        <translation>gering</translation>
    </message>
    <message>
        <source>Peer diversity</source>
        <translation>Peer-Vielfalt</translation>
    </message>
    <message>
        <source>Group peers by</source>
        <translation>Peers gruppieren nach</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>Ausgeh.</translation>
    </message>
    <message>
        <source>Connections that the node chose itself. Its view of the network depends on them.</source>
        <translation>Verbindungen, die der Node selbst gewählt hat. Seine Sicht auf das Netzwerk hängt von ihnen ab.</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>Eingeh.</translation>
    </message>
    <message>
        <source>Connections that others opened to the node.</source>
        <translation>Verbindungen, die andere zum Node geöffnet haben.</translation>
    </message>
    <message>
        <source>block-relay-only</source>
        <translation>nur Blöcke</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1
%2 outbound, %3 inbound</source>
        <translation>%1
%2 ausgehend, %3 eingehend</translation>
    </message>
    <message>
        <source>Warning: this group has a large share of your outbound peers</source>
        <translation>Warnung: Diese Gruppe stellt einen großen Teil Ihrer ausgehenden Peers</translation>
    </message>
    <message>
        <source>Click to show these peers only</source>
        <translation>Klicken, um nur diese Peers zu zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%1 others</source>
        <translation>
            <numerusform>%1 andere</numerusform>
            <numerusform>%1 andere</numerusform>
        </translation>
    </message>
    <message>
        <source>All groups not listed above</source>
        <translation>Alle oben nicht genannten Gruppen</translation>
    </message>
    <message>
        <source>Grouped by: %1</source>
        <translation>Gruppiert nach: %1</translation>
    </message>
    <message>
        <source>No such connections</source>
        <translation>Keine solchen Verbindungen</translation>
    </message>
    <message>
        <source>Diversity: too few of these peers have a known %1</source>
        <translation>Vielfalt: bei zu wenigen dieser Peers bekannt: %1</translation>
    </message>
    <message>
        <source>country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Diversity of all peers: %2 (index %1).</source>
        <translation>Vielfalt aller Peers: %2 (Index %1).</translation>
    </message>
    <message>
        <source>Diversity: %2 (index %1).</source>
        <translation>Vielfalt: %2 (Index %1).</translation>
    </message>
    <message>
        <source>The largest country has %1 of %2 %3 peers.</source>
        <translation>Größtes Land: %1 von %2 Peers (%3).</translation>
    </message>
    <message>
        <source>The largest provider has %1 of %2 %3 peers.</source>
        <translation>Größter Provider: %1 von %2 Peers (%3).</translation>
    </message>
    <message>
        <source>inbound</source>
        <translation>eingehend</translation>
    </message>
    <message>
        <source>outbound</source>
        <translation>ausgehend</translation>
    </message>
    <message>
        <source>The index is the Herfindahl-Hirschman index: the sum of the squared shares of all groups, from 0 (every peer in another group) to 1 (all in one). Below %1 diversity is high. From %2 it is low: the operators of a few networks could keep blocks from this node. Outbound peers are judged separately, because the node chose them itself and they protect it from being isolated. Tor, I2P and CJDNS count as one provider each and have no country.</source>
        <translation>Der Index ist der Herfindahl-Hirschman-Index: die Summe der quadrierten Anteile aller Gruppen, von 0 (jeder Peer in einer anderen Gruppe) bis 1 (alle in einer). Unter %1 ist die Vielfalt hoch. Ab %2 ist sie gering: Die Betreiber weniger Netze könnten diesem Node Blöcke vorenthalten. Ausgehende Peers werden getrennt beurteilt, weil der Node sie selbst gewählt hat und sie ihn vor Isolation schützen. Tor, I2P und CJDNS zählen als je ein Provider und haben kein Land.</translation>
    </message>
    <message>
        <source>Block-relay-only</source>
        <translation>Nur Blöcke</translation>
    </message>
    <message>
        <source>Connections that carry blocks only, so others cannot easily find them.
At a clean shutdown the node saves two of them as anchors and connects to these first at its next start. It does not report which.
Manual: %1 · feeler: %2 · address fetch: %3</source>
        <translation>Verbindungen, die nur Blöcke übertragen, sodass andere sie schwer finden.
Beim ordnungsgemäßen Beenden speichert der Node zwei davon als Anker und verbindet sich beim nächsten Start zuerst mit ihnen. Welche, meldet er nicht.
Manuell: %1 · Feeler: %2 · Adressabruf: %3</translation>
    </message>
</context>
<context>
    <name>bnm::Desktop</name>
    <message>
        <source>The data folder %1 is in use by another instance; this one goes on with %2. Choose another folder in the settings.</source>
        <translation>Der Datenordner %1 wird von einer anderen Instanz benutzt; diese hier läuft mit %2 weiter. Wählen Sie in den Einstellungen einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Alerts of the demo cannot be turned off.</source>
        <translation>Alarme der Demo können nicht ausgeschaltet werden.</translation>
    </message>
    <message>
        <source>The demo cannot start: %1</source>
        <translation>Die Demo kann nicht starten: %1</translation>
    </message>
</context>
<context>
    <name>bnm::DesktopSettings</name>
    <message>
        <source>Alerts are turned on and off elsewhere: %1.</source>
        <translation>Alarme werden anderswo ein- und ausgeschaltet: %1.</translation>
    </message>
    <message>
        <source>Testing the connection…</source>
        <translation>Verbindung wird getestet…</translation>
    </message>
    <message>
        <source>Saving. The desktop&apos;s keyring may ask for its password.</source>
        <translation>Wird gespeichert. Der Schlüsselbund des Desktops fragt womöglich nach seinem Passwort.</translation>
    </message>
</context>
<context>
    <name>bnm::DesktopTest</name>
    <message>
        <source>The notification service does not answer.</source>
        <translation>Der Benachrichtigungsdienst antwortet nicht.</translation>
    </message>
    <message>
        <source>This desktop has no notification service.</source>
        <translation>Dieser Desktop hat keinen Benachrichtigungsdienst.</translation>
    </message>
    <message>
        <source>The desktop shows the test message.</source>
        <translation>Der Desktop zeigt die Testnachricht.</translation>
    </message>
    <message>
        <source>The notification service refused the test message.</source>
        <translation>Der Benachrichtigungsdienst hat die Testnachricht abgelehnt.</translation>
    </message>
</context>
<context>
    <name>bnm::DesktopTray</name>
    <message>
        <source>Bitcoin Node Monitor is still running</source>
        <translation>Bitcoin Node Monitor läuft weiter</translation>
    </message>
    <message>
        <source>It stays in the tray and alerts you if something needs attention. To end it, choose Quit in the icon&apos;s menu.</source>
        <translation>Das Programm bleibt im Infobereich und meldet sich, wenn etwas zu tun ist. Um es zu beenden, wählen Sie „Beenden“ im Menü des Symbols.</translation>
    </message>
</context>
<context>
    <name>bnm::ElectrumClient</name>
    <message>
        <source>an .onion address is reached by a SOCKS5 proxy only. Set BITCOIN_RPC_PROXY</source>
        <translation>eine .onion-Adresse ist nur über einen SOCKS5-Proxy erreichbar. Setzen Sie BITCOIN_RPC_PROXY</translation>
    </message>
    <message>
        <source>this computer has no library for encrypted connections</source>
        <translation>dieser Rechner hat keine Bibliothek für verschlüsselte Verbindungen</translation>
    </message>
    <message>
        <source>its certificate is not valid</source>
        <translation>sein Zertifikat ist ungültig</translation>
    </message>
    <message>
        <source>what answers does not speak the Electrum protocol</source>
        <translation>er spricht das Electrum-Protokoll nicht</translation>
    </message>
    <message>
        <source>it sends a line of more than 64 kB</source>
        <translation>er sendet eine Zeile von mehr als 64 kB</translation>
    </message>
    <message>
        <source>it sends without end</source>
        <translation>er sendet ohne Ende</translation>
    </message>
    <message>
        <source>it gives an answer without a result</source>
        <translation>er gibt eine Antwort ohne Ergebnis</translation>
    </message>
</context>
<context>
    <name>bnm::ElectrumCollector</name>
    <message>
        <source>Electrum</source>
        <translation>Electrum</translation>
    </message>
    <message>
        <source>The Electrum server redirects to another address. Set FULCRUM_STATS_URL to that address.</source>
        <translation>Der Electrum-Server leitet auf eine andere Adresse weiter. Setzen Sie FULCRUM_STATS_URL darauf.</translation>
    </message>
    <message>
        <source>The Electrum server does not accept the login. Check FULCRUM_STATS_URL.</source>
        <translation>Der Electrum-Server erkennt die Anmeldung nicht an. Prüfen Sie FULCRUM_STATS_URL.</translation>
    </message>
    <message>
        <source>The Electrum server has no such page. Check the path in FULCRUM_STATS_URL: it is /stats for Fulcrum, /metrics or / for electrs.</source>
        <translation>Der Electrum-Server hat keine solche Seite. Prüfen Sie den Pfad in FULCRUM_STATS_URL: Er ist /stats bei Fulcrum, /metrics oder / bei electrs.</translation>
    </message>
    <message>
        <source>The Electrum server answers with HTTP status %1.</source>
        <translation>Der Electrum-Server antwortet mit HTTP-Status %1.</translation>
    </message>
    <message>
        <source>What answers at FULCRUM_STATS_URL is neither Fulcrum&apos;s nor electrs&apos; statistics (HTTP status %1).</source>
        <translation>Unter FULCRUM_STATS_URL antwortet keine Statistik von Fulcrum oder electrs (HTTP-Status %1).</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>invalid data</source>
        <translation>ungültige Daten</translation>
    </message>
    <message>
        <source>not configured</source>
        <translation>nicht eingerichtet</translation>
    </message>
    <message>
        <source>No Electrum server is configured (ELECTRUM_URL, FULCRUM_STATS_URL).</source>
        <translation>Es ist kein Electrum-Server eingerichtet (ELECTRUM_URL, FULCRUM_STATS_URL).</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>Waiting for the Electrum server&apos;s first answer.</source>
        <translation>Warten auf die erste Antwort des Electrum-Servers.</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>The Electrum server&apos;s statistics did not come in time.</source>
        <translation>Die Statistik des Electrum-Servers kam nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>The Electrum server&apos;s statistics cannot be read: %1. Check FULCRUM_STATS_URL.</source>
        <translation>Die Statistik des Electrum-Servers ist nicht lesbar: %1. Prüfen Sie FULCRUM_STATS_URL.</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>nicht verstanden</translation>
    </message>
    <message>
        <source>What answers at FULCRUM_STATS_URL is neither Fulcrum&apos;s nor electrs&apos; statistics.</source>
        <translation>Unter FULCRUM_STATS_URL antwortet keine Statistik von Fulcrum oder electrs.</translation>
    </message>
    <message>
        <source>The Electrum server cannot be used: %1. Check ELECTRUM_URL.</source>
        <translation>Der Electrum-Server ist nicht verwendbar: %1. Prüfen Sie ELECTRUM_URL.</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks behind</source>
        <translation>
            <numerusform>%1 Block zurück</numerusform>
            <numerusform>%1 Blöcke zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The Electrum server is %1 blocks behind the node.</source>
        <translation>
            <numerusform>Der Electrum-Server liegt %1 Block hinter dem Node.</numerusform>
            <numerusform>Der Electrum-Server liegt %1 Blöcke hinter dem Node.</numerusform>
        </translation>
    </message>
    <message>
        <source>no statistics</source>
        <translation>keine Statistik</translation>
    </message>
    <message>
        <source>height not reported</source>
        <translation>Höhe nicht gemeldet</translation>
    </message>
    <message>
        <source>The Electrum server answers; its statistics do not report its height. Set ELECTRUM_URL to get it.</source>
        <translation>Der Electrum-Server antwortet; seine Statistik meldet seine Höhe nicht. Setzen Sie ELECTRUM_URL, um sie zu erhalten.</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>The Electrum server is at height %1; the node&apos;s height is not known yet.</source>
        <translation>Der Electrum-Server ist auf Höhe %1; die Höhe des Nodes ist noch unbekannt.</translation>
    </message>
    <message>
        <source>in sync</source>
        <translation>synchron</translation>
    </message>
    <message>
        <source>The Electrum server is in sync with the node.</source>
        <translation>Der Electrum-Server ist synchron mit dem Node.</translation>
    </message>
    <message>
        <source>The Electrum server (%1) is in sync with the node. It answered in %2 ms.</source>
        <translation>Der Electrum-Server (%1) ist synchron mit dem Node. Er hat in %2 ms geantwortet.</translation>
    </message>
</context>
<context>
    <name>bnm::FastCollector</name>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>langsam</translation>
    </message>
    <message>
        <source>The node answers slowly: it has worked on one call for %1 s. Nothing else is asked until then.</source>
        <translation>Der Node antwortet langsam: Er arbeitet seit %1 s an einem Aufruf. Bis dahin wird nichts anderes abgefragt.</translation>
    </message>
    <message>
        <source>other network</source>
        <translation>anderes Netzwerk</translation>
    </message>
    <message>
        <source>The node is on the chain &quot;%1&quot;, which is not the one whose figures are kept here (&quot;%2&quot;). Nothing is kept of it. Set BITCOIN_NETWORK to change that.</source>
        <translation>Der Node ist auf der Kette „%1“, nicht auf der, deren Werte hier gespeichert werden („%2“). Von ihm wird nichts gespeichert. Setzen Sie BITCOIN_NETWORK, um das zu ändern.</translation>
    </message>
    <message>
        <source>The node answers slowly: one call took %1 s.</source>
        <translation>Der Node antwortet langsam: Ein Aufruf hat %1 s gedauert.</translation>
    </message>
    <message>
        <source>network changed</source>
        <translation>Netzwerk gewechselt</translation>
    </message>
    <message>
        <source>The node is on the chain &quot;%1&quot; now; it was on &quot;%2&quot; before. The figures of the two are kept apart.</source>
        <translation>Der Node ist jetzt auf der Kette „%1“; vorher war er auf „%2“. Die Werte beider werden getrennt gespeichert.</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>The node answers.</source>
        <translation>Der Node antwortet.</translation>
    </message>
    <message>
        <source>The node is on the chain &quot;%1&quot;, but BITCOIN_NETWORK means &quot;%2&quot;. Correct one of them.</source>
        <translation>Der Node ist auf der Kette „%1“, BITCOIN_NETWORK meint aber „%2“. Korrigieren Sie eines von beiden.</translation>
    </message>
</context>
<context>
    <name>bnm::FilterChip</name>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Remove the filter: %1</source>
        <translation>Filter entfernen: %1</translation>
    </message>
    <message>
        <source>Only %1 is shown. Click to show all peers.</source>
        <translation>Nur %1 wird gezeigt. Klicken, um alle Peers zu zeigen.</translation>
    </message>
</context>
<context>
    <name>bnm::FirstRunPage</name>
    <message>
        <source>Looking for a node…</source>
        <translation>Suche nach einem Node…</translation>
    </message>
    <message>
        <source>No Bitcoin node answers yet</source>
        <translation>Noch antwortet kein Bitcoin-Node</translation>
    </message>
    <message>
        <source>Retrying every few seconds. This page closes as soon as the node answers.</source>
        <translation>Neuer Versuch alle paar Sekunden. Diese Seite schließt sich, sobald der Node antwortet.</translation>
    </message>
    <message>
        <source>Add these lines to bitcoin.conf, then restart Bitcoin Core or bitcoind. No password needed: the program signs in with the node&apos;s cookie file.</source>
        <translation>Tragen Sie diese Zeilen in bitcoin.conf ein und starten Sie Bitcoin Core oder bitcoind neu. Ein Passwort ist nicht nötig: Das Programm meldet sich mit der Cookie-Datei des Nodes an.</translation>
    </message>
    <message>
        <source>Lines for a node on this computer</source>
        <translation>Zeilen für einen Node auf diesem Rechner</translation>
    </message>
    <message>
        <source>The zmq lines are optional. They make new blocks show at once and put less load on the node.</source>
        <translation>Die zmq-Zeilen sind optional. Mit ihnen erscheinen neue Blöcke sofort, und der Node wird weniger belastet.</translation>
    </message>
    <message>
        <source>Choose the data folder…</source>
        <translation>Datenordner wählen…</translation>
    </message>
    <message>
        <source>The node is on this computer</source>
        <translation>Der Node ist auf diesem Rechner</translation>
    </message>
    <message>
        <source>Add these lines to the node&apos;s bitcoin.conf and restart it. They create a read-only login for this program. The password stays here and is not shown.</source>
        <translation>Tragen Sie diese Zeilen in die bitcoin.conf des Nodes ein und starten Sie ihn neu. Sie legen für dieses Programm eine Anmeldung nur zum Lesen an. Das Passwort bleibt hier und wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>Lines for a node on another computer</source>
        <translation>Zeilen für einen Node auf einem anderen Rechner</translation>
    </message>
    <message>
        <source>RPC is not encrypted. Use it only on your own network, or through a VPN, Tor or a TLS proxy (an https:// address).</source>
        <translation>RPC ist nicht verschlüsselt. Verwenden Sie es nur im eigenen Netzwerk oder über ein VPN, Tor oder einen TLS-Proxy (https://-Adresse).</translation>
    </message>
    <message>
        <source>&amp;Address of the node</source>
        <translation>&amp;Adresse des Nodes</translation>
    </message>
    <message>
        <source>Address of the node</source>
        <translation>Adresse des Nodes</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>The node is on another computer</source>
        <translation>Der Node ist auf einem anderen Rechner</translation>
    </message>
    <message>
        <source>Just looking? The demo runs a simulated node. Nothing is saved.</source>
        <translation>Nur umsehen? Die Demo zeigt einen simulierten Node. Nichts wird gespeichert.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Skip for now</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Connect anyway</source>
        <translation>Trotzdem verbinden</translation>
    </message>
    <message>
        <source>192.168.1.20 or node.local</source>
        <translation>192.168.1.20 oder node.local</translation>
    </message>
</context>
<context>
    <name>bnm::FormatQuestion</name>
    <message>
        <source>It cannot be reached: %1.</source>
        <translation>Er ist nicht erreichbar: %1.</translation>
    </message>
    <message>
        <source>It answers with HTTP status %1.</source>
        <translation>Er antwortet mit HTTP-Status %1.</translation>
    </message>
</context>
<context>
    <name>bnm::GeoDownload</name>
    <message>
        <source>Cities and providers come from DB-IP&apos;s free databases City Lite and ASN Lite (db-ip.com, licence CC BY 4.0). About 70 MB are downloaded from %1, for 150 MB on disk. That server learns this machine&apos;s address; no address of a peer is sent.</source>
        <translation>Städte und Provider stammen aus den freien Datenbanken City Lite und ASN Lite von DB-IP (db-ip.com, Lizenz CC BY 4.0). Etwa 70 MB werden von %1 heruntergeladen und belegen 150 MB. Dieser Server erfährt die Adresse dieses Rechners; Adressen von Peers werden nicht gesendet.</translation>
    </message>
    <message>
        <source>The download took too long. What has come is kept: start it again to go on.</source>
        <translation>Der Download hat zu lange gedauert. Das bisher Geladene bleibt erhalten: Starten Sie ihn erneut, um fortzufahren.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose another folder of databases (GEOIP_DIR), or run this as its owner.</source>
        <translation>%1 kann nicht geschrieben werden. Wählen Sie einen anderen Ordner der Datenbanken (GEOIP_DIR), oder führen Sie dies als sein Eigentümer aus.</translation>
    </message>
    <message>
        <source>Another download to %1 is under way.</source>
        <translation>Ein anderer Download nach %1 läuft bereits.</translation>
    </message>
    <message>
        <source>Cancelled. What has come is kept: start it again to go on.</source>
        <translation>Abgebrochen. Das bisher Geladene bleibt erhalten: Starten Sie erneut, um fortzufahren.</translation>
    </message>
    <message>
        <source>The databases here are the newest.</source>
        <translation>Die vorhandenen Datenbanken sind die neuesten.</translation>
    </message>
    <message>
        <source>The databases of cities and providers are in %1.</source>
        <translation>Die Datenbanken der Städte und Provider liegen in %1.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>the server sent another part than it was asked for</source>
        <translation>der Server hat einen anderen Teil gesendet als angefordert</translation>
    </message>
    <message>
        <source>There is not enough room in %1: up to %2 MB are needed, %3 MB are free.</source>
        <translation>In %1 ist nicht genug Platz: Bis zu %2 MB sind nötig, %3 MB sind frei.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Is the disk full?</source>
        <translation>%1 kann nicht geschrieben werden. Ist der Datenträger voll?</translation>
    </message>
    <message>
        <source>The server&apos;s file is larger than it can be: %1 MB are allowed. What was there stays.</source>
        <translation>Die Datei des Servers ist größer als möglich: %1 MB sind erlaubt. Die bisherige bleibt.</translation>
    </message>
    <message>
        <source>the server answered with HTTP %1</source>
        <translation>der Server hat mit HTTP %1 geantwortet</translation>
    </message>
    <message>
        <source>%1 cannot be downloaded: %2. What was there stays.</source>
        <translation>%1 kann nicht heruntergeladen werden: %2. Die bisherige Datei bleibt.</translation>
    </message>
    <message>
        <source>nothing came for %1 s</source>
        <translation>seit %1 s kam nichts</translation>
    </message>
    <message>
        <source>%1 cannot be downloaded: %2. What has come is kept: start it again to go on.</source>
        <translation>%1 kann nicht heruntergeladen werden: %2. Das bisher Geladene bleibt erhalten: Starten Sie erneut, um fortzufahren.</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2. What was there stays.</source>
        <translation>%1 ist nicht verwendbar: %2. Die bisherige Datei bleibt.</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>%1 cannot be used: it is damaged, or no gzip file. What was there stays.</source>
        <translation>%1 ist nicht verwendbar: beschädigt oder keine gzip-Datei. Die bisherige Datei bleibt.</translation>
    </message>
    <message>
        <source>%1 cannot be used: unpacked, it is larger than it can be. What was there stays.</source>
        <translation>%1 ist nicht verwendbar: entpackt größer als möglich. Die bisherige Datei bleibt.</translation>
    </message>
    <message>
        <source>it knows no places</source>
        <translation>enthält keine Orte</translation>
    </message>
    <message>
        <source>it knows no providers</source>
        <translation>enthält keine Provider</translation>
    </message>
</context>
<context>
    <name>bnm::GeoDownloadRow</name>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Herunterladen</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Server wird gefragt…</translation>
    </message>
    <message>
        <source>%1: %2 of %3 MB</source>
        <translation>%1: %2 von %3 MB</translation>
    </message>
    <message>
        <source>%1: %2 MB</source>
        <translation>%1: %2 MB</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
</context>
<context>
    <name>bnm::GeoIp</name>
    <message>
        <source>%1 cannot be used as a GeoIP database (%2). Replace or remove it.</source>
        <translation>%1 ist nicht als GeoIP-Datenbank verwendbar (%2). Ersetzen oder entfernen Sie die Datei.</translation>
    </message>
    <message>
        <source>%1 is damaged: some of what it says is left out. Replace it.</source>
        <translation>%1 ist beschädigt: Ein Teil des Inhalts wird ausgelassen. Ersetzen Sie die Datei.</translation>
    </message>
</context>
<context>
    <name>bnm::HealthBar</name>
    <message>
        <source>Waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Waiting for the node&apos;s first answer.</source>
        <translation>Warten auf die erste Antwort des Nodes.</translation>
    </message>
</context>
<context>
    <name>bnm::Heartbeat</name>
    <message>
        <source>not sent yet</source>
        <translation>noch nicht gesendet</translation>
    </message>
    <message>
        <source>No heartbeat has been sent yet.</source>
        <translation>Es wurde noch kein Heartbeat gesendet.</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>The heartbeat is held back: not everything is watched and kept at the moment. The other lines of its status say why.</source>
        <translation>Der Heartbeat wird zurückgehalten: Derzeit wird nicht alles überwacht und gespeichert. Die anderen Zeilen seines Status nennen den Grund.</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>nicht zugestellt</translation>
    </message>
    <message>
        <source>The heartbeat does not reach %1: %2.</source>
        <translation>Der Heartbeat erreicht %1 nicht: %2.</translation>
    </message>
    <message>
        <source>%1 answers the heartbeat with HTTP status %2. Check HEARTBEAT_URL.</source>
        <translation>%1 beantwortet den Heartbeat mit HTTP-Status %2. Prüfen Sie HEARTBEAT_URL.</translation>
    </message>
    <message>
        <source>The answer of %1 to the heartbeat did not come to its end: %2.</source>
        <translation>Die Antwort von %1 auf den Heartbeat brach ab: %2.</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>nicht angenommen</translation>
    </message>
    <message>
        <source>%1 answers, but does not take the heartbeat: the check that HEARTBEAT_URL names is not there, or it is called too often.</source>
        <translation>%1 antwortet, nimmt den Heartbeat aber nicht an: Die in HEARTBEAT_URL genannte Prüfung gibt es nicht, oder sie wird zu oft aufgerufen.</translation>
    </message>
    <message>
        <source>failure reported</source>
        <translation>Ausfall gemeldet</translation>
    </message>
    <message>
        <source>%1 was told of a critical alert.</source>
        <translation>%1 wurde ein kritischer Alarm gemeldet.</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>%1 takes the heartbeat.</source>
        <translation>%1 nimmt den Heartbeat an.</translation>
    </message>
</context>
<context>
    <name>bnm::HelpDialog</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Search (peers, alerts, settings)</source>
        <translation>Suchen (Peers, Alarme, Einstellungen)</translation>
    </message>
    <message>
        <source>Copy the selected rows of a table</source>
        <translation>Ausgewählte Zeilen einer Tabelle kopieren</translation>
    </message>
    <message>
        <source>Map: move, zoom, whole world</source>
        <translation>Karte: bewegen, zoomen, ganze Welt</translation>
    </message>
    <message>
        <source>Map: next and previous marker, select its peers</source>
        <translation>Karte: nächste und vorige Markierung, ihre Peers auswählen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>The line at the top says how the node is and what to do next. Red: act now. Amber: needs attention. Click it to see all alerts.</source>
        <translation>Die oberste Zeile sagt, wie es dem Node geht und was als Nächstes zu tun ist. Rot: jetzt handeln. Gelb: braucht Aufmerksamkeit. Ein Klick darauf zeigt alle Alarme.</translation>
    </message>
    <message>
        <source>A dimmed figure is out of date; its time is beside it. A dash means that the node did not give the figure.</source>
        <translation>Ein abgedunkelter Wert ist veraltet; daneben steht seine Zeit. Ein Strich bedeutet, dass der Node den Wert nicht angegeben hat.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Chart: move the reading line, to the start, to the end</source>
        <translation>Diagramm: Leselinie bewegen, zum Anfang, zum Ende</translation>
    </message>
    <message>
        <source>Chart: zoom in, zoom out, move in time</source>
        <translation>Diagramm: vergrößern, verkleinern, in der Zeit bewegen</translation>
    </message>
    <message>
        <source>Chart: show large, back</source>
        <translation>Diagramm: groß zeigen, zurück</translation>
    </message>
    <message>
        <source>Click a tile to open the page with its charts. Click a legend entry to hide its curve. The three dots of a chart copy, save or enlarge it.</source>
        <translation>Ein Klick auf eine Kachel öffnet die Seite mit ihren Diagrammen. Ein Klick auf einen Legendeneintrag blendet seine Kurve aus. Die drei Punkte eines Diagramms kopieren, speichern oder vergrößern es.</translation>
    </message>
    <message>
        <source>Drag across a chart to zoom; the wheel zooms time, with Shift it moves in time; a double click goes back.</source>
        <translation>Ziehen in einem Diagramm vergrößert; das Mausrad vergrößert die Zeit, mit Umschalt bewegt es sich in der Zeit; ein Doppelklick führt zurück.</translation>
    </message>
</context>
<context>
    <name>bnm::HistorySink</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>points lost</source>
        <translation>Punkte verloren</translation>
    </message>
    <message>
        <source>The disk did not answer for long. Points that the history lacks: %1.</source>
        <translation>Der Datenträger hat lange nicht geantwortet. Im Verlauf fehlende Punkte: %1.</translation>
    </message>
</context>
<context>
    <name>bnm::HostCollector</name>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>The node&apos;s process and disks on this machine are sampled.</source>
        <translation>Prozess und Datenträger des Nodes auf diesem Rechner werden gemessen.</translation>
    </message>
    <message>
        <source>folder missing</source>
        <translation>Ordner fehlt</translation>
    </message>
    <message>
        <source>These folders of the node cannot be read: %1. Check BITCOIN_DATADIR and BITCOIN_CHAINSTATE_DIR, and the permissions.</source>
        <translation>Diese Ordner des Nodes sind nicht lesbar: %1. Prüfen Sie BITCOIN_DATADIR und BITCOIN_CHAINSTATE_DIR und die Rechte.</translation>
    </message>
</context>
<context>
    <name>bnm::HttpClient</name>
    <message>
        <source>the host name is not known</source>
        <translation>der Hostname ist unbekannt</translation>
    </message>
    <message>
        <source>the connection was refused</source>
        <translation>die Verbindung wurde abgelehnt</translation>
    </message>
    <message>
        <source>there is no route to the host, or the network is down</source>
        <translation>es gibt keine Route zum Host, oder das Netzwerk ist ausgefallen</translation>
    </message>
    <message>
        <source>the proxy failed</source>
        <translation>der Proxy ist ausgefallen</translation>
    </message>
    <message>
        <source>the proxy wants another login</source>
        <translation>der Proxy verlangt eine andere Anmeldung</translation>
    </message>
    <message>
        <source>the certificate is not trusted</source>
        <translation>dem Zertifikat wird nicht vertraut</translation>
    </message>
    <message>
        <source>no encrypted connection could be made</source>
        <translation>eine verschlüsselte Verbindung kam nicht zustande</translation>
    </message>
    <message>
        <source>no complete answer came in time</source>
        <translation>keine vollständige Antwort kam rechtzeitig</translation>
    </message>
    <message>
        <source>the answer is too large</source>
        <translation>die Antwort ist zu groß</translation>
    </message>
    <message>
        <source>what answers does not speak HTTP</source>
        <translation>der Server spricht kein HTTP</translation>
    </message>
    <message>
        <source>the connection was cut before the answer was complete</source>
        <translation>die Verbindung brach ab, bevor die Antwort vollständig war</translation>
    </message>
    <message>
        <source>the certificate has expired</source>
        <translation>das Zertifikat ist abgelaufen</translation>
    </message>
    <message>
        <source>the certificate is not valid yet</source>
        <translation>das Zertifikat ist noch nicht gültig</translation>
    </message>
    <message>
        <source>the certificate is self-signed</source>
        <translation>das Zertifikat ist selbstsigniert</translation>
    </message>
    <message>
        <source>the certificate is signed by an authority that is not trusted</source>
        <translation>das Zertifikat stammt von einer Zertifizierungsstelle, der nicht vertraut wird</translation>
    </message>
    <message>
        <source>the certificate is for another host name</source>
        <translation>das Zertifikat gilt für einen anderen Hostnamen</translation>
    </message>
    <message>
        <source>the certificate has been revoked</source>
        <translation>das Zertifikat wurde widerrufen</translation>
    </message>
    <message>
        <source>the certificate is not valid</source>
        <translation>das Zertifikat ist ungültig</translation>
    </message>
</context>
<context>
    <name>bnm::InstanceLock</name>
    <message>
        <source>The data folder %1 cannot be written. Check the permissions of that folder, or set DATA_DIR to another one.</source>
        <translation>Der Datenordner %1 kann nicht geschrieben werden. Prüfen Sie die Rechte dieses Ordners, oder setzen Sie DATA_DIR auf einen anderen.</translation>
    </message>
    <message>
        <source>another instance already runs with the data folder %1; give this one its own with --data-dir</source>
        <translation>mit dem Datenordner %1 läuft bereits eine andere Instanz; geben Sie dieser mit --data-dir einen eigenen</translation>
    </message>
</context>
<context>
    <name>bnm::LegendChip</name>
    <message>
        <source>Shows or hides this curve; Enter shows it alone</source>
        <translation>Zeigt oder verbirgt diese Kurve; Eingabe zeigt nur sie</translation>
    </message>
    <message>
        <source>Click: show or hide. Double click, Ctrl and click, or Enter: this one alone.</source>
        <translation>Klick: zeigen oder verbergen. Doppelklick, Strg und Klick oder Eingabe: nur diese.</translation>
    </message>
</context>
<context>
    <name>bnm::LineEditor</name>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>sat/vB</source>
        <translation>sat/vB</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the secret</source>
        <translation>Geheimnis zeigen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>set, hidden</source>
        <translation>gesetzt, verborgen</translation>
    </message>
</context>
<context>
    <name>bnm::MainMenu</name>
    <message>
        <source>&amp;Refresh now</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Connect to a node…</source>
        <translation>Mit &amp;Node verbinden…</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>&amp;Demo ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Leave the demo</source>
        <translation>Demo ver&amp;lassen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Über</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>&amp;Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Farb&amp;schema</translation>
    </message>
</context>
<context>
    <name>bnm::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Connect to a node</source>
        <translation>Mit einem Node verbinden</translation>
    </message>
    <message>
        <source>Leave the demo</source>
        <translation>Demo verlassen</translation>
    </message>
    <message>
        <source>Back to your own node</source>
        <translation>Zurück zum eigenen Node</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Bitcoin Node Monitor – demo</source>
        <translation>Bitcoin Node Monitor – Demo</translation>
    </message>
    <message>
        <source>Bitcoin Node Monitor</source>
        <translation>Bitcoin Node Monitor</translation>
    </message>
</context>
<context>
    <name>bnm::MempoolApiSource</name>
    <message>
        <source>asking</source>
        <translation>fragt ab</translation>
    </message>
    <message>
        <source>Waiting for the mempool server %1.</source>
        <translation>Warten auf den Mempool-Server %1.</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>No mempool server is configured. Set MEMPOOL_API_BASE, or MEMPOOL_HIST_SOURCE=core_rawmempool.</source>
        <translation>Es ist kein Mempool-Server eingerichtet. Setzen Sie MEMPOOL_API_BASE oder MEMPOOL_HIST_SOURCE=core_rawmempool.</translation>
    </message>
    <message>
        <source>no proxy</source>
        <translation>kein Proxy</translation>
    </message>
    <message>
        <source>The mempool server %1 is reached through Tor only. Set BITCOIN_RPC_PROXY.</source>
        <translation>Der Mempool-Server %1 ist nur über Tor erreichbar. Setzen Sie BITCOIN_RPC_PROXY.</translation>
    </message>
    <message>
        <source>not answering</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>no recommended feerates</source>
        <translation>keine empfohlenen Gebührenraten</translation>
    </message>
    <message>
        <source>no projected blocks</source>
        <translation>keine prognostizierten Blöcke</translation>
    </message>
    <message>
        <source>no histogram</source>
        <translation>kein Histogramm</translation>
    </message>
    <message>
        <source>The mempool server %1 gives no histogram. Set MEMPOOL_HIST_SOURCE=core_rawmempool for one.</source>
        <translation>Der Mempool-Server %1 liefert kein Histogramm. Setzen Sie dafür MEMPOOL_HIST_SOURCE=core_rawmempool.</translation>
    </message>
    <message>
        <source>The mempool server %1 did not give all of its figures this time: %2.</source>
        <translation>Der Mempool-Server %1 hat diesmal nicht alle Werte geliefert: %2.</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>The mempool server %1 answers.</source>
        <translation>Der Mempool-Server %1 antwortet.</translation>
    </message>
    <message numerus="yes">
        <source>%1 transactions</source>
        <translation>
            <numerusform>%1 Transaktion</numerusform>
            <numerusform>%1 Transaktionen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::MempoolPage</name>
    <message>
        <source>Mempool</source>
        <translation>Mempool</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Next blocks</source>
        <translation>Nächste Blöcke</translation>
    </message>
    <message>
        <source>Mempool by feerate</source>
        <translation>Mempool nach Gebührenrate</translation>
    </message>
    <message>
        <source>Waiting, by feerate (sat/vB). Click a band to show only it.</source>
        <translation>Wartend, in sat/vB. Ein Klick auf ein Band zeigt nur dieses.</translation>
    </message>
    <message>
        <source>projected</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>Next block</source>
        <translation>Nächster Block</translation>
    </message>
    <message>
        <source>30 min</source>
        <translation>30 min</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>Low priority</source>
        <translation>Niedrige Priorität</translation>
    </message>
    <message>
        <source>Minimum to stay</source>
        <translation>Mindestrate</translation>
    </message>
    <message>
        <source>The lowest feerate that a full mempool still keeps (mempoolminfee), in sat/vB; none while there is room</source>
        <translation>Die niedrigste Gebührenrate, die ein voller Mempool noch behält (mempoolminfee), in sat/vB; keine, solange Platz ist</translation>
    </message>
    <message numerus="yes">
        <source>%1 transactions</source>
        <translation>
            <numerusform>%1 Transaktion</numerusform>
            <numerusform>%1 Transaktionen</numerusform>
        </translation>
    </message>
    <message>
        <source>The node has given no estimate in this range</source>
        <translation>Der Node hat in diesem Zeitraum keine Schätzung geliefert</translation>
    </message>
    <message>
        <source>The node gives no estimate: %1</source>
        <translation>Der Node liefert keine Schätzung: %1</translation>
    </message>
    <message>
        <source>Nothing by feerate in this range yet</source>
        <translation>Noch nichts nach Gebührenrate in diesem Zeitraum</translation>
    </message>
    <message>
        <source>This mempool server gives no histogram. To get one, choose the node itself as the source in Settings, Collectors, Mempool by feerate.</source>
        <translation>Dieser Mempool-Server liefert kein Histogramm. Wählen Sie dafür den Node selbst als Quelle in Einstellungen, Erfassung, Mempool nach Gebührenrate.</translation>
    </message>
    <message>
        <source>The mempool is not read. Choose a source in Settings, Collectors, Mempool by feerate.</source>
        <translation>Der Mempool wird nicht gelesen. Wählen Sie eine Quelle in Einstellungen, Erfassung, Mempool nach Gebührenrate.</translation>
    </message>
    <message>
        <source>Waiting for the mempool</source>
        <translation>Warten auf den Mempool</translation>
    </message>
    <message>
        <source>Reading the mempool: %1 of %2</source>
        <translation>Mempool wird gelesen: %1 von %2</translation>
    </message>
    <message>
        <source>The mempool is empty</source>
        <translation>Der Mempool ist leer</translation>
    </message>
    <message>
        <source>Feerate to be in the next block, in sat/vB</source>
        <translation>Gebührenrate für den nächsten Block, in sat/vB</translation>
    </message>
    <message>
        <source>Feerate to be in one of the next three blocks, in sat/vB</source>
        <translation>Gebührenrate für einen der nächsten drei Blöcke, in sat/vB</translation>
    </message>
    <message>
        <source>Feerate to be in one of the next six blocks, in sat/vB</source>
        <translation>Gebührenrate für einen der nächsten sechs Blöcke, in sat/vB</translation>
    </message>
    <message>
        <source>Feerate for transactions of low priority, in sat/vB</source>
        <translation>Gebührenrate für Transaktionen niedriger Priorität, in sat/vB</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>mempool full</source>
        <translation>Mempool voll</translation>
    </message>
    <message>
        <source>mempool not full</source>
        <translation>Mempool nicht voll</translation>
    </message>
    <message>
        <source>Next blocks, projected</source>
        <translation>Nächste Blöcke (Prognose)</translation>
    </message>
</context>
<context>
    <name>bnm::MempoolSource</name>
    <message>
        <source>Mempool</source>
        <translation>Mempool</translation>
    </message>
</context>
<context>
    <name>bnm::MempoolSync</name>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>Waiting for the node&apos;s list of its mempool.</source>
        <translation>Warten auf die Mempool-Liste des Nodes.</translation>
    </message>
    <message>
        <source>The node does not know the call %1.</source>
        <translation>Der Node kennt den Aufruf %1 nicht.</translation>
    </message>
    <message>
        <source>%1 Until then the whole list is read again at each block.</source>
        <translation>%1 Bis dahin wird die ganze Liste bei jedem Block neu gelesen.</translation>
    </message>
    <message>
        <source>The mempool is in sync with the node; changes arrive by ZMQ.</source>
        <translation>Der Mempool ist synchron mit dem Node; Änderungen kommen über ZMQ.</translation>
    </message>
    <message>
        <source>The mempool is in sync with the node; its list is read each time.</source>
        <translation>Der Mempool ist synchron mit dem Node; seine Liste wird jedes Mal gelesen.</translation>
    </message>
    <message>
        <source>The node has not answered the call %1 yet. The mempool figures are out of date.</source>
        <translation>Der Node hat den Aufruf %1 noch nicht beantwortet. Die Mempool-Werte sind veraltet.</translation>
    </message>
    <message numerus="yes">
        <source>%1 transactions</source>
        <translation>
            <numerusform>%1 Transaktion</numerusform>
            <numerusform>%1 Transaktionen</numerusform>
        </translation>
    </message>
    <message>
        <source>More than %1 transactions wait. The others are left out of the figures.</source>
        <translation>Mehr als %1 Transaktionen warten. Die übrigen fehlen in den Werten.</translation>
    </message>
    <message>
        <source>reading %1 of %2</source>
        <translation>liest %1 von %2</translation>
    </message>
    <message>
        <source>Reading the mempool: %1 of %2 transactions.</source>
        <translation>Mempool wird gelesen: %1 von %2 Transaktionen.</translation>
    </message>
</context>
<context>
    <name>bnm::MetricListModel</name>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
</context>
<context>
    <name>bnm::MetricListView</name>
    <message>
        <source>No metric matches. Esc shows all.</source>
        <translation>Kein Messwert passt. Esc zeigt alle.</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Space picks a metric, P pins it</source>
        <translation>Leertaste wählt einen Messwert, P heftet ihn an</translation>
    </message>
</context>
<context>
    <name>bnm::MetricsEndpoint</name>
    <message>
        <source>Metrics endpoint</source>
        <translation>Messwerte über HTTP</translation>
    </message>
    <message>
        <source>Prometheus and health checks are answered at http://%1/.</source>
        <translation>Prometheus und Zustandsprüfungen werden unter http://%1/ beantwortet.</translation>
    </message>
    <message>
        <source>not served</source>
        <translation>nicht abrufbar</translation>
    </message>
</context>
<context>
    <name>bnm::MetricsPage</name>
    <message>
        <source>All metrics</source>
        <translation>Alle Messwerte</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Pick metrics in the list to chart them.

Type to search all that is collected. A click or Space picks, P pins a metric to the top of the list.</source>
        <translation>Wählen Sie Messwerte in der Liste, um sie zu zeichnen.

Tippen Sie, um alles Erfasste zu durchsuchen. Ein Klick oder die Leertaste wählt, P heftet einen Messwert oben in der Liste an.</translation>
    </message>
    <message>
        <source>Charts of the picked metrics</source>
        <translation>Diagramme der gewählten Messwerte</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search metrics</source>
        <translation>Messwerte suchen</translation>
    </message>
    <message>
        <source>By title, meaning, unit or name (Ctrl+F)</source>
        <translation>Nach Titel, Bedeutung, Einheit oder Name (Strg+F)</translation>
    </message>
    <message>
        <source>Keep the selected metric at the top of the list, or no longer (P)</source>
        <translation>Den gewählten Messwert oben in der Liste halten oder nicht mehr (P)</translation>
    </message>
    <message>
        <source>Pick none</source>
        <translation>Nichts wählen</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Übereinander</translation>
    </message>
    <message>
        <source>In one chart, with an axis for each unit</source>
        <translation>In einem Diagramm, mit einer Achse je Einheit</translation>
    </message>
    <message>
        <source>Small charts</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>A chart for each metric</source>
        <translation>Ein Diagramm je Messwert</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>%1 metrics picked, the most there can be</source>
        <translation>%1 Messwerte gewählt, mehr sind nicht möglich</translation>
    </message>
    <message numerus="yes">
        <source>%1 metrics picked</source>
        <translation>
            <numerusform>%1 Messwert gewählt</numerusform>
            <numerusform>%1 Messwerte gewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::Mirror</name>
    <message>
        <source>InfluxDB</source>
        <translation>InfluxDB</translation>
    </message>
    <message>
        <source>nothing written yet</source>
        <translation>noch nichts geschrieben</translation>
    </message>
    <message>
        <source>Nothing has been written to InfluxDB yet.</source>
        <translation>Nach InfluxDB wurde noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>InfluxDB has refused all points so far. Check INFLUX_URL.</source>
        <translation>InfluxDB hat bisher alle Punkte abgelehnt. Prüfen Sie INFLUX_URL.</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>schreibt</translation>
    </message>
    <message>
        <source>Writing to InfluxDB.</source>
        <translation>Schreibt nach InfluxDB.</translation>
    </message>
    <message>
        <source>nothing stored</source>
        <translation>nichts gespeichert</translation>
    </message>
    <message>
        <source>InfluxDB answers, but has stored none of the last points.</source>
        <translation>InfluxDB antwortet, hat aber keinen der letzten Punkte gespeichert.</translation>
    </message>
    <message>
        <source>not writing</source>
        <translation>schreibt nicht</translation>
    </message>
    <message>
        <source>Points are queued and will be sent later.</source>
        <translation>Punkte kommen in die Warteschlange und werden später gesendet.</translation>
    </message>
</context>
<context>
    <name>bnm::MirrorTest</name>
    <message>
        <source>No InfluxDB is configured: its URL (INFLUX_URL) is empty.</source>
        <translation>Es ist keine InfluxDB eingerichtet: Ihre URL (INFLUX_URL) ist leer.</translation>
    </message>
    <message>
        <source>InfluxDB did not store the point. %1</source>
        <translation>InfluxDB hat den Punkt nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>Written: one point, collector with loop=test, to the bucket %1 at %2.</source>
        <translation>Geschrieben: ein Punkt, collector mit loop=test, in den Bucket %1 bei %2.</translation>
    </message>
</context>
<context>
    <name>bnm::Monitor</name>
    <message>
        <source>Settings of %1 are in force.</source>
        <translation>Einstellungen aus %1 sind wirksam.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>to be checked</source>
        <translation>zu prüfen</translation>
    </message>
    <message>
        <source>.env in force</source>
        <translation>.env wirksam</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>The data folder answers.</source>
        <translation>Der Datenordner antwortet.</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>The disk of the data folder does not answer. What comes meanwhile is in memory only. Check the disk.</source>
        <translation>Der Datenträger des Datenordners antwortet nicht. Was inzwischen kommt, ist nur im Arbeitsspeicher. Prüfen Sie den Datenträger.</translation>
    </message>
    <message>
        <source>Mempool</source>
        <translation>Mempool</translation>
    </message>
    <message>
        <source>not wanted</source>
        <translation>nicht gewünscht</translation>
    </message>
    <message>
        <source>MEMPOOL_HIST_SOURCE is none; the mempool is not read.</source>
        <translation>MEMPOOL_HIST_SOURCE ist none; der Mempool wird nicht gelesen.</translation>
    </message>
    <message>
        <source>not configured</source>
        <translation>nicht eingerichtet</translation>
    </message>
    <message>
        <source>No InfluxDB is configured (INFLUX_URL); nothing is exported.</source>
        <translation>Es ist keine InfluxDB eingerichtet (INFLUX_URL); nichts wird exportiert.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>delivering</source>
        <translation>stellt zu</translation>
    </message>
    <message>
        <source>%1 takes messages.</source>
        <translation>%1 nimmt Nachrichten an.</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>nicht zugestellt</translation>
    </message>
    <message>
        <source>%1 cannot be used now. %2 Messages are queued and sent later.</source>
        <translation>%1 ist derzeit nicht verwendbar. %2 Nachrichten warten und werden später gesendet.</translation>
    </message>
    <message>
        <source>message lost</source>
        <translation>Nachricht verloren</translation>
    </message>
    <message>
        <source>A message for %1 is lost. %2</source>
        <translation>Eine Nachricht für %1 ist verloren. %2</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>Heartbeat</translation>
    </message>
    <message>
        <source>recovering. It was: %1</source>
        <translation>erholt sich. Vorher: %1</translation>
    </message>
</context>
<context>
    <name>bnm::NodeCollector</name>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>Waiting for the node&apos;s first answer.</source>
        <translation>Warten auf die erste Antwort des Nodes.</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>langsam</translation>
    </message>
</context>
<context>
    <name>bnm::NodePage</name>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>Initial block download</source>
        <translation>Erster Blockdownload</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>Warnings of the node</source>
        <translation>Warnungen des Nodes</translation>
    </message>
    <message>
        <source>Networks and addresses</source>
        <translation>Netzwerke und Adressen</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Soft forks under way</source>
        <translation>Laufende Softforks</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-Agent</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Betriebszeit</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Protocol version</source>
        <translation>Protokollversion</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>reachable</source>
        <translation>erreichbar</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>%1, by the proxy %2</source>
        <translation>%1, über den Proxy %2</translation>
    </message>
    <message>
        <source>Own addresses</source>
        <translation>Eigene Adressen</translation>
    </message>
    <message>
        <source>none announced</source>
        <translation>keine bekannt gegeben</translation>
    </message>
    <message>
        <source>Block files</source>
        <translation>Blockdateien</translation>
    </message>
    <message>
        <source>Blocks on disk</source>
        <translation>Blöcke auf Datenträger</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>Gekürzt</translation>
    </message>
    <message>
        <source>Oldest block kept</source>
        <translation>Ältester behaltener Block</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>%1 of %2 blocks signal; %3 are needed in a period</source>
        <translation>%1 von %2 Blöcken signalisieren; %3 sind in einer Periode nötig</translation>
    </message>
    <message>
        <source>Soft forks</source>
        <translation>Softforks</translation>
    </message>
    <message>
        <source>%1 % verified, %2</source>
        <translation>%1 % verifiziert, %2</translation>
    </message>
    <message>
        <source>Banned addresses</source>
        <translation>Gesperrte Adressen</translation>
    </message>
    <message>
        <source>none reported</source>
        <translation>keine gemeldet</translation>
    </message>
</context>
<context>
    <name>bnm::NowHistogram</name>
    <message>
        <source>Waiting now, by feerate</source>
        <translation>Jetzt wartend, nach Gebührenrate</translation>
    </message>
    <message>
        <source>purges below</source>
        <translation>verwirft unter</translation>
    </message>
    <message>
        <source>%1 sat/vB</source>
        <translation>%1 sat/vB</translation>
    </message>
    <message numerus="yes">
        <source>%1 transactions</source>
        <translation>
            <numerusform>%1 Transaktion</numerusform>
            <numerusform>%1 Transaktionen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of fees</source>
        <translation>%1 Gebühren</translation>
    </message>
</context>
<context>
    <name>bnm::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>Kettenspitze</translation>
    </message>
    <message>
        <source>Next block</source>
        <translation>Nächster Block</translation>
    </message>
    <message>
        <source>Mempool</source>
        <translation>Mempool</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>Tip age</source>
        <translation>Alter der Spitze</translation>
    </message>
    <message>
        <source>ZMQ</source>
        <translation>ZMQ</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>InfluxDB</source>
        <translation>InfluxDB</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks behind</source>
        <translation>
            <numerusform>%1 Block zurück</numerusform>
            <numerusform>%1 Blöcke zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>in sync</source>
        <translation>synchron</translation>
    </message>
    <message>
        <source>%1 % verified</source>
        <translation>%1 % verifiziert</translation>
    </message>
    <message>
        <source>Time since the timestamp of the tip. Blocks come every 10 minutes on average.</source>
        <translation>Zeit seit dem Zeitstempel der Kettenspitze. Blöcke kommen im Schnitt alle 10 Minuten.</translation>
    </message>
    <message>
        <source>reorganisation in 24 h, depth %1</source>
        <translation>Reorganisation in 24 h, Tiefe %1</translation>
    </message>
    <message>
        <source>no reorganisation in 24 h</source>
        <translation>keine Reorganisation in 24 h</translation>
    </message>
    <message>
        <source>%1 tx</source>
        <translation>%1 Tx</translation>
    </message>
    <message>
        <source>%1 % of %2</source>
        <translation>%1 % von %2</translation>
    </message>
    <message>
        <source>Feerate to be in the next block, in sat/vB</source>
        <translation>Gebührenrate für den nächsten Block, in sat/vB</translation>
    </message>
    <message>
        <source>1 h: %1 · low priority: %2</source>
        <translation>1 h: %1 · niedrig: %2</translation>
    </message>
    <message>
        <source>%1 out · %2 in</source>
        <translation>%1 aus · %2 ein</translation>
    </message>
    <message>
        <source>p95 ping %1</source>
        <translation>Ping p95 %1</translation>
    </message>
    <message>
        <source>messages/min</source>
        <translation>Nachr./min</translation>
    </message>
    <message numerus="yes">
        <source>%1 messages missed</source>
        <translation>
            <numerusform>%1 Nachricht verpasst</numerusform>
            <numerusform>%1 Nachrichten verpasst</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing missed</source>
        <translation>nichts verpasst</translation>
    </message>
    <message>
        <source>% free</source>
        <translation>% frei</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>%1 von %2 belegt</translation>
    </message>
    <message>
        <source>full in %1 d</source>
        <translation>voll in %1 d</translation>
    </message>
    <message>
        <source>Free space where the node keeps its %1</source>
        <translation>Freier Platz auf dem Datenträger mit %1 des Nodes</translation>
    </message>
    <message>
        <source>points queued</source>
        <translation>Punkte wartend</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>%1 verworfen</translation>
    </message>
    <message>
        <source>Newest blocks and projected ones</source>
        <translation>Neueste und prognostizierte Blöcke</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Mempool by feerate</source>
        <translation>Mempool nach Gebührenrate</translation>
    </message>
    <message>
        <source>Nothing by feerate in this range yet</source>
        <translation>Noch nichts nach Gebührenrate in diesem Zeitraum</translation>
    </message>
    <message>
        <source>sat/vB</source>
        <translation>sat/vB</translation>
    </message>
    <message>
        <source>Waiting for the node&apos;s blocks</source>
        <translation>Warten auf die Blöcke des Nodes</translation>
    </message>
    <message>
        <source>projected | mined</source>
        <translation>Prognose | gefunden</translation>
    </message>
    <message>
        <source>mined</source>
        <translation>gefunden</translation>
    </message>
</context>
<context>
    <name>bnm::Page</name>
    <message>
        <source>Block intervals</source>
        <translation>Blockabstände</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Not set up:</source>
        <translation>Nicht eingerichtet:</translation>
    </message>
    <message numerus="yes">
        <source>last %1 blocks; amber: over 20 min</source>
        <translation>
            <numerusform>letzter Block; gelb: über 20 min</numerusform>
            <numerusform>letzte %1 Blöcke; gelb: über 20 min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::PeerDetails</name>
    <message>
        <source>Select a peer to see its details.</source>
        <translation>Wählen Sie einen Peer, um Details zu sehen.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>As the node said it, JSON</source>
        <translation>Angaben des Nodes als JSON</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>What the node says of the peer (getpeerinfo)</source>
        <translation>Was der Node über den Peer angibt (getpeerinfo)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copies the address with its port</source>
        <translation>Kopiert die Adresse mit ihrem Port</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copies everything shown here as text</source>
        <translation>Kopiert alles hier Gezeigte als Text</translation>
    </message>
    <message>
        <source>Only this provider</source>
        <translation>Nur dieser Provider</translation>
    </message>
    <message>
        <source>Details of the peer</source>
        <translation>Details des Peers</translation>
    </message>
    <message>
        <source>The provider of this peer is not known</source>
        <translation>Der Provider dieses Peers ist nicht bekannt</translation>
    </message>
    <message>
        <source>Shows only the peers at %1</source>
        <translation>Zeigt nur die Peers bei %1</translation>
    </message>
</context>
<context>
    <name>bnm::PeerList</name>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>All words must be found in a peer&apos;s address, user agent, place, provider, type, services or id (Ctrl+F)</source>
        <translation>Alle Wörter müssen in Adresse, User-Agent, Ort, Provider, Typ, Diensten oder ID eines Peers vorkommen (Strg+F)</translation>
    </message>
    <message>
        <source>Show ▾</source>
        <translation>Anzeige ▾</translation>
    </message>
    <message>
        <source>Which directions and networks are shown</source>
        <translation>Welche Richtungen und Netzwerke gezeigt werden</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Details of the selected peer (Enter)</source>
        <translation>Details des ausgewählten Peers (Eingabe)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Which columns are shown; drag a header to move one</source>
        <translation>Welche Spalten gezeigt werden; ziehen Sie einen Spaltenkopf, um die Spalte zu verschieben</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Copy or save the peers</source>
        <translation>Peers kopieren oder speichern</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Peers of both directions</source>
        <translation>Peers beider Richtungen</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>Ausgehend</translation>
    </message>
    <message>
        <source>Connections the node opened</source>
        <translation>Vom Node geöffnete Verbindungen</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>Eingehend</translation>
    </message>
    <message>
        <source>Connections the peers opened</source>
        <translation>Von den Peers geöffnete Verbindungen</translation>
    </message>
    <message>
        <source>Shows peers on %1; with none chosen, all are shown</source>
        <translation>Zeigt Peers in %1; ist nichts gewählt, werden alle gezeigt</translation>
    </message>
    <message>
        <source>Waiting for the node&apos;s peers</source>
        <translation>Warten auf die Peers des Nodes</translation>
    </message>
    <message>
        <source>The node has no peers</source>
        <translation>Der Node hat keine Peers</translation>
    </message>
    <message>
        <source>No peer matches the filter. Esc in the table shows all.</source>
        <translation>Kein Peer passt zum Filter. Esc in der Tabelle zeigt alle.</translation>
    </message>
    <message>
        <source>Copy selected peers as text</source>
        <translation>Ausgewählte Peers als Text kopieren</translation>
    </message>
    <message>
        <source>Copy shown peers as text</source>
        <translation>Gezeigte Peers als Text kopieren</translation>
    </message>
    <message>
        <source>Copy selected peers as CSV</source>
        <translation>Ausgewählte Peers als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy shown peers as CSV</source>
        <translation>Gezeigte Peers als CSV kopieren</translation>
    </message>
    <message>
        <source>Save all peers as CSV…</source>
        <translation>Alle Peers als CSV speichern…</translation>
    </message>
    <message>
        <source>Save peers</source>
        <translation>Peers speichern</translation>
    </message>
    <message>
        <source>Filter peers…</source>
        <translation>Peers filtern…</translation>
    </message>
</context>
<context>
    <name>bnm::PeerLogKeeper</name>
    <message>
        <source>Peer log</source>
        <translation>Peer-Protokoll</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <source>Until then it is kept in memory only.</source>
        <translation>Bis dahin bleibt es nur im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>Stays of the peers are kept.</source>
        <translation>Die Verbindungszeiten der Peers werden gespeichert.</translation>
    </message>
</context>
<context>
    <name>bnm::PeerLogModel</name>
    <message>
        <source>+ joined</source>
        <translation>+ verbunden</translation>
    </message>
    <message>
        <source>− left</source>
        <translation>− getrennt</translation>
    </message>
    <message>
        <source>inbound</source>
        <translation>eingehend</translation>
    </message>
    <message>
        <source>outbound</source>
        <translation>ausgehend</translation>
    </message>
    <message>
        <source>Since %1
%2 sent, %3 received</source>
        <translation>Seit %1
%2 gesendet, %3 empfangen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-Agent</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>bnm::PeerLogView</name>
    <message>
        <source>Filter: address, agent, type…</source>
        <translation>Filter: Adresse, Agent, Typ…</translation>
    </message>
    <message>
        <source>Filter of the log</source>
        <translation>Filter des Protokolls</translation>
    </message>
    <message>
        <source>Connection log</source>
        <translation>Verbindungsprotokoll</translation>
    </message>
    <message>
        <source>No peer has joined or left since this program started.</source>
        <translation>Seit dem Start dieses Programms hat sich kein Peer verbunden oder getrennt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 sessions</source>
        <translation>
            <numerusform>%1 Sitzung</numerusform>
            <numerusform>%1 Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>median outbound %1</source>
        <translation>Median ausgehend %1</translation>
    </message>
    <message>
        <source>inbound %1</source>
        <translation>eingehend %1</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Saves the events shown as a CSV file</source>
        <translation>Speichert die gezeigten Ereignisse als CSV-Datei</translation>
    </message>
    <message>
        <source>Save the connection log</source>
        <translation>Verbindungsprotokoll speichern</translation>
    </message>
    <message>
        <source>Shows events with this text in any column (Ctrl+F)</source>
        <translation>Zeigt Ereignisse mit diesem Text in einer beliebigen Spalte (Strg+F)</translation>
    </message>
    <message>
        <source>No event matches the filter. Esc in the filter shows all.</source>
        <translation>Kein Ereignis passt zum Filter. Esc im Filter zeigt alle.</translation>
    </message>
</context>
<context>
    <name>bnm::PeerMap</name>
    <message>
        <source>Map of the peers</source>
        <translation>Karte der Peers</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation>Nur diese zeigen</translation>
    </message>
    <message>
        <source>Filters the table and the map</source>
        <translation>Filtert die Tabelle und die Karte</translation>
    </message>
    <message numerus="yes">
        <source>%1 peers, %2 of them on the map</source>
        <translation>
            <numerusform>%1 Peer, %2 davon auf der Karte</numerusform>
            <numerusform>%1 Peers, %2 davon auf der Karte</numerusform>
        </translation>
    </message>
    <message>
        <source>The arrow keys move the map, + and - zoom, 0 shows the whole world, N and P go from marker to marker, Enter selects its peers</source>
        <translation>Die Pfeiltasten bewegen die Karte, + und - zoomen, 0 zeigt die ganze Welt, N und P gehen von Markierung zu Markierung, Eingabe wählt deren Peers aus</translation>
    </message>
    <message>
        <source>Enter opens the peers</source>
        <translation>Eingabe öffnet die Peers</translation>
    </message>
    <message>
        <source>Waiting for the node&apos;s peers</source>
        <translation>Warten auf die Peers des Nodes</translation>
    </message>
    <message>
        <source>No peers to show</source>
        <translation>Keine Peers zu zeigen</translation>
    </message>
</context>
<context>
    <name>bnm::PeerTableView</name>
    <message>
        <source>Peers</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>Enter shows the details of the selected peer; Ctrl+C copies the selected rows</source>
        <translation>Eingabe zeigt die Details des ausgewählten Peers; Strg+C kopiert die ausgewählten Zeilen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Only this provider</source>
        <translation>Nur dieser Provider</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Sort by: %1</source>
        <translation>Sortieren nach: %1</translation>
    </message>
    <message>
        <source>Move column to the left</source>
        <translation>Spalte nach links</translation>
    </message>
    <message>
        <source>Move column to the right</source>
        <translation>Spalte nach rechts</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>bnm::PeersPage</name>
    <message>
        <source>Peers</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Map, diversity and table</source>
        <translation>Karte, Vielfalt und Tabelle</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Im Zeitverlauf</translation>
    </message>
    <message>
        <source>Charts of the chosen time range</source>
        <translation>Diagramme des gewählten Zeitraums</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Connection log</source>
        <translation>Verbindungsprotokoll</translation>
    </message>
    <message>
        <source>picked peers</source>
        <translation>ausgewählte Peers</translation>
    </message>
    <message numerus="yes">
        <source>%1 peers</source>
        <translation>
            <numerusform>%1 Peer</numerusform>
            <numerusform>%1 Peers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 peers</source>
        <translation>
            <numerusform>%1 von %2 Peer</numerusform>
            <numerusform>%1 von %2 Peers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2 countries</source>
        <translation>
            <numerusform>%1 in %2 Land</numerusform>
            <numerusform>%1 in %2 Ländern</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 outbound · %2 inbound</source>
        <translation>%1 ausgehend · %2 eingehend</translation>
    </message>
</context>
<context>
    <name>bnm::RangeDialog</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Custom time range</source>
        <translation>Eigener Zeitraum</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Local time (%1), such as 2026-11-24 12:00; or -90m, -24h, -7d, now</source>
        <translation>Ortszeit (%1), etwa 2026-11-24 12:00; oder -90m, -24h, -7d, now</translation>
    </message>
    <message>
        <source>This is not a time.</source>
        <translation>Das ist keine Zeit.</translation>
    </message>
    <message>
        <source>The end is not later than the start.</source>
        <translation>Das Ende liegt nicht nach dem Anfang.</translation>
    </message>
</context>
<context>
    <name>bnm::RecordView</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Shows rows with this text in any column (Ctrl+F)</source>
        <translation>Zeigt Zeilen mit diesem Text in einer beliebigen Spalte (Strg+F)</translation>
    </message>
    <message>
        <source>Saves the rows shown as a CSV file</source>
        <translation>Speichert die gezeigten Zeilen als CSV-Datei</translation>
    </message>
    <message>
        <source>No row matches the filter.</source>
        <translation>Keine Zeile passt zum Filter.</translation>
    </message>
</context>
<context>
    <name>bnm::SecretKeeper</name>
    <message>
        <source>it does not answer</source>
        <translation>er antwortet nicht</translation>
    </message>
    <message>
        <source>Passwords are kept in the system keyring.</source>
        <translation>Passwörter werden im Schlüsselbund des Systems aufbewahrt.</translation>
    </message>
    <message>
        <source>There is no keyring; passwords are kept in %1, readable by you alone.</source>
        <translation>Es gibt keinen Schlüsselbund; Passwörter werden in %1 aufbewahrt, nur für Sie lesbar.</translation>
    </message>
    <message>
        <source>The keyring cannot be used (%1); passwords are kept in %2, readable by you alone.</source>
        <translation>Der Schlüsselbund ist nicht verwendbar (%1); Passwörter werden in %2 aufbewahrt, nur für Sie lesbar.</translation>
    </message>
</context>
<context>
    <name>bnm::SettingRow</name>
    <message>
        <source>set to empty on the command line</source>
        <translation>auf der Befehlszeile leer gesetzt</translation>
    </message>
    <message>
        <source>set on the command line</source>
        <translation>auf der Befehlszeile gesetzt</translation>
    </message>
    <message>
        <source>set to empty by environment variable %1</source>
        <translation>durch Umgebungsvariable %1 leer gesetzt</translation>
    </message>
    <message>
        <source>set by environment variable %1</source>
        <translation>durch Umgebungsvariable %1 gesetzt</translation>
    </message>
    <message>
        <source>set in %1</source>
        <translation>gesetzt in %1</translation>
    </message>
    <message>
        <source>changed, not saved yet</source>
        <translation>geändert, noch nicht gespeichert</translation>
    </message>
    <message>
        <source>in the keyring</source>
        <translation>im Schlüsselbund</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>saved here</source>
        <translation>hier gespeichert</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>%1
Allowed: %2.
Environment variable: %3</source>
        <translation>%1
Erlaubt: %2.
Umgebungsvariable: %3</translation>
    </message>
</context>
<context>
    <name>bnm::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Some settings are not valid.</source>
        <translation>Einige Einstellungen sind ungültig.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>The demo uses a simulated node. These settings are for the real one.</source>
        <translation>Die Demo verwendet einen simulierten Node. Diese Einstellungen gelten für den echten.</translation>
    </message>
    <message>
        <source>Some changes are not saved yet.</source>
        <translation>Einige Änderungen sind noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>InfluxDB queue</source>
        <translation>InfluxDB-Warteschlange</translation>
    </message>
    <message>
        <source>Peer log</source>
        <translation>Peer-Protokoll</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Refused points</source>
        <translation>Abgelehnte Punkte</translation>
    </message>
    <message>
        <source>Cities</source>
        <translation>Städte</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Länder</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>, of %1 (%2 days old)</source>
        <translation>, vom %1 (%2 Tage alt)</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Bitcoin Core</source>
        <translation>Bitcoin Core</translation>
    </message>
    <message>
        <source>&amp;Test the connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Folders of a node on this machine</source>
        <translation>Ordner eines Nodes auf diesem Rechner</translation>
    </message>
    <message>
        <source>ZMQ</source>
        <translation>ZMQ</translation>
    </message>
    <message>
        <source>Electrum server</source>
        <translation>Electrum-Server</translation>
    </message>
    <message>
        <source>InfluxDB</source>
        <translation>InfluxDB</translation>
    </message>
    <message>
        <source>InfluxDB export</source>
        <translation>InfluxDB-Export</translation>
    </message>
    <message>
        <source>&amp;Write a test point</source>
        <translation>Testpunkt s&amp;chreiben</translation>
    </message>
    <message>
        <source>GeoIP</source>
        <translation>GeoIP</translation>
    </message>
    <message>
        <source>Databases in use</source>
        <translation>Verwendete Datenbanken</translation>
    </message>
    <message>
        <source>Cities and providers</source>
        <translation>Städte und Provider</translation>
    </message>
    <message>
        <source>Download locations and providers</source>
        <translation>Standorte und Provider herunterladen</translation>
    </message>
    <message>
        <source>The place and the provider of a peer are looked up in files on this machine. Databases of MaxMind and IPinfo (*.mmdb) serve as well: put them into the folder, they are noticed without a restart. Without any, countries come from the table that the program brings.</source>
        <translation>Ort und Provider eines Peers werden in Dateien auf diesem Rechner nachgeschlagen. Auch Datenbanken von MaxMind und IPinfo (*.mmdb) sind geeignet: Legen Sie sie in den Ordner; sie werden ohne Neustart bemerkt. Ohne Datenbank kommen die Länder aus der Tabelle, die das Programm mitbringt.</translation>
    </message>
    <message>
        <source>Collectors</source>
        <translation>Erfassung</translation>
    </message>
    <message>
        <source>Polling</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Mempool by feerate</source>
        <translation>Mempool nach Gebührenrate</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>Was gesammelt wird</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Send a &amp;test message</source>
        <translation>&amp;Testnachricht senden</translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>Alarmregeln</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Farb&amp;schema</translation>
    </message>
    <message>
        <source>Previewed now, saved when you apply</source>
        <translation>Vorschau; gespeichert beim Anwenden</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Stored data</source>
        <translation>Gespeicherte Daten</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Bei Anmeldung starten</translation>
    </message>
    <message>
        <source>&amp;Start at login</source>
        <translation>Bei &amp;Anmeldung starten</translation>
    </message>
    <message>
        <source>In the tray only</source>
        <translation>Nur im Infobereich</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Countries, cities and providers of peers are unknown.</source>
        <translation>Länder, Städte und Provider der Peers sind unbekannt.</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>Looked in</source>
        <translation>Gesucht in</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Auf Datenträger</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Restore def&amp;aults of this page</source>
        <translation>Seite &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Prometheus and health over HTTP</source>
        <translation>Prometheus und Zustand über HTTP</translation>
    </message>
</context>
<context>
    <name>bnm::SettingsSearch</name>
    <message>
        <source>Settings found</source>
        <translation>Gefundene Einstellungen</translation>
    </message>
    <message>
        <source>No setting matches “%1”</source>
        <translation>Keine Einstellung passt zu „%1“</translation>
    </message>
    <message>
        <source>Matches: %1</source>
        <translation>Treffer: %1</translation>
    </message>
</context>
<context>
    <name>bnm::SlowCollector</name>
    <message>
        <source>Peers</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>The node answers slowly: it has worked on the list of peers for %1 s.</source>
        <translation>Der Node antwortet langsam: Er arbeitet seit %1 s an der Peer-Liste.</translation>
    </message>
    <message>
        <source>other network</source>
        <translation>anderes Netzwerk</translation>
    </message>
    <message>
        <source>The node is on another network than before.</source>
        <translation>Der Node ist in einem anderen Netzwerk als zuvor.</translation>
    </message>
    <message>
        <source>The peers cannot be read. %1</source>
        <translation>Die Peers sind nicht lesbar. %1</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>nicht verstanden</translation>
    </message>
    <message>
        <source>The peers cannot be read: the answer to getpeerinfo is not a list.</source>
        <translation>Die Peers sind nicht lesbar: Die Antwort auf getpeerinfo ist keine Liste.</translation>
    </message>
    <message>
        <source>too many peers</source>
        <translation>zu viele Peers</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>The node reports its peers.</source>
        <translation>Der Node meldet seine Peers.</translation>
    </message>
    <message>
        <source>The node lists %1 peers. Only the first %2 are read, so figures of peers are of these.</source>
        <translation>Der Node nennt %1 Peers. Nur die ersten %2 werden gelesen; die Werte der Peers beziehen sich auf diese.</translation>
    </message>
</context>
<context>
    <name>bnm::StatusBoard</name>
    <message>
        <source>stopped</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>%1 has stopped although nobody ended it. Restart the program, and report this.</source>
        <translation>%1 wurde beendet, obwohl niemand es beendet hat. Starten Sie das Programm neu und melden Sie dies.</translation>
    </message>
    <message>
        <source>No result yet, after three times its interval of %1 s.</source>
        <translation>Noch kein Ergebnis nach dem Dreifachen des Intervalls von %1 s.</translation>
    </message>
    <message>
        <source>No result for three times its interval of %1 s. Its figures are out of date.</source>
        <translation>Kein Ergebnis seit dem Dreifachen des Intervalls von %1 s. Die Werte sind veraltet.</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>%1: no result yet. %2</source>
        <translation>%1: noch kein Ergebnis. %2</translation>
    </message>
    <message>
        <source>%1: no result for %2 s.</source>
        <translation>%1: kein Ergebnis seit %2 s.</translation>
    </message>
    <message>
        <source>%1: no result for %2 s. %3</source>
        <translation>%1: kein Ergebnis seit %2 s. %3</translation>
    </message>
</context>
<context>
    <name>bnm::StatusServer</name>
    <message>
        <source>--healthcheck does not work until %1 can be made. Check the permissions of that folder, or set DATA_DIR to another one.</source>
        <translation>--healthcheck funktioniert nicht, solange %1 nicht angelegt werden kann. Prüfen Sie die Rechte dieses Ordners, oder setzen Sie DATA_DIR auf einen anderen.</translation>
    </message>
</context>
<context>
    <name>bnm::StatusStrip</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>%1, last answer %2</source>
        <translation>%1, letzte Antwort %2</translation>
    </message>
</context>
<context>
    <name>bnm::TestRow</name>
    <message>
        <source>Asking…</source>
        <translation>Anfrage läuft…</translation>
    </message>
</context>
<context>
    <name>bnm::Theme</name>
    <message>
        <source>Follow system</source>
        <translation>Wie System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
</context>
<context>
    <name>bnm::TimeBar</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All that is stored</source>
        <translation>Alles Gespeicherte</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>Eigener…</translation>
    </message>
    <message>
        <source>Back to the chosen time range (Esc, or double click a chart)</source>
        <translation>Zurück zum gewählten Zeitraum (Esc oder Doppelklick auf ein Diagramm)</translation>
    </message>
    <message>
        <source>Choose what is marked in the charts</source>
        <translation>Wählen, was in den Diagrammen markiert wird</translation>
    </message>
    <message>
        <source>Time range of the charts</source>
        <translation>Zeitraum der Diagramme</translation>
    </message>
</context>
<context>
    <name>bnm::TimeChart</name>
    <message>
        <source>The picture cannot be made.</source>
        <translation>Das Bild kann nicht erstellt werden.</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Save data as CSV…</source>
        <translation>Daten als CSV speichern…</translation>
    </message>
    <message>
        <source>Save data</source>
        <translation>Daten speichern</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Als PNG speichern…</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Als SVG speichern…</translation>
    </message>
    <message>
        <source>SVG images (*.svg)</source>
        <translation>SVG-Bilder (*.svg)</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Menu of the chart “%1”</source>
        <translation>Menü des Diagramms „%1“</translation>
    </message>
    <message>
        <source>Time chart; the arrow keys move a reading cursor, + and - zoom</source>
        <translation>Zeitdiagramm; die Pfeiltasten bewegen eine Leselinie, + und - vergrößern und verkleinern</translation>
    </message>
    <message>
        <source>Back to the page</source>
        <translation>Zurück zur Seite</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Groß zeigen</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
</context>
<context>
    <name>bnm::TrayMenu</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Snooze all</source>
        <translation>Alle stummschalten</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>And %1 more</source>
        <translation>Und %1 weitere</translation>
    </message>
</context>
<context>
    <name>bnm::Webhook</name>
    <message>
        <source>ALERT_WEBHOOK_URL cannot be used: %1.</source>
        <translation>ALERT_WEBHOOK_URL ist nicht verwendbar: %1.</translation>
    </message>
</context>
<context>
    <name>bnm::WebhookTest</name>
    <message>
        <source>The webhook at %1 did not take the test message. %2</source>
        <translation>Der Webhook unter %1 hat die Testnachricht nicht angenommen. %2</translation>
    </message>
    <message>
        <source>The webhook at %1 took the test message.</source>
        <translation>Der Webhook unter %1 hat die Testnachricht angenommen.</translation>
    </message>
    <message>
        <source>Enter a webhook URL first.</source>
        <translation>Geben Sie zuerst eine Webhook-URL ein.</translation>
    </message>
</context>
<context>
    <name>bnm::WitnessCollector</name>
    <message>
        <source>Witness %1</source>
        <translation>Vergleichsserver %1</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>Waiting for the witness&apos;s first answer.</source>
        <translation>Warten auf die erste Antwort des Vergleichsservers.</translation>
    </message>
    <message>
        <source>its blocks change while they are compared</source>
        <translation>seine Blöcke ändern sich während des Vergleichs</translation>
    </message>
    <message>
        <source>it is on another network: its first block is not the node&apos;s</source>
        <translation>er ist in einem anderen Netzwerk: Sein erster Block ist nicht der des Nodes</translation>
    </message>
    <message>
        <source>the node gives no blocks to compare with</source>
        <translation>der Node liefert keine Blöcke zum Vergleichen</translation>
    </message>
    <message>
        <source>it gives height %1 for a block of another height</source>
        <translation>er liefert Höhe %1 für einen Block anderer Höhe</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>noch nicht verglichen</translation>
    </message>
    <message>
        <source>The witness is not compared yet: %1.</source>
        <translation>Der Vergleichsserver ist noch nicht verglichen: %1.</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>stimmt überein</translation>
    </message>
    <message>
        <source>The witness has the node&apos;s last block and is ahead by %1.</source>
        <translation>Der Vergleichsserver hat den letzten Block des Nodes und ist um %1 voraus.</translation>
    </message>
    <message>
        <source>The witness has the same blocks as the node.</source>
        <translation>Der Vergleichsserver hat dieselben Blöcke wie der Node.</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks behind</source>
        <translation>
            <numerusform>%1 Block zurück</numerusform>
            <numerusform>%1 Blöcke zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The witness is %1 blocks behind the node; its blocks are the same.</source>
        <translation>
            <numerusform>Der Vergleichsserver liegt %1 Block hinter dem Node; seine Blöcke sind dieselben.</numerusform>
            <numerusform>Der Vergleichsserver liegt %1 Blöcke hinter dem Node; seine Blöcke sind dieselben.</numerusform>
        </translation>
    </message>
    <message>
        <source>differs at block %1</source>
        <translation>abweichend ab Block %1</translation>
    </message>
    <message>
        <source>The witness has another block at height %1: %2, the node %3. Blocks from there on: %4 of the witness, %5 of the node.</source>
        <translation>Der Vergleichsserver hat auf Höhe %1 einen anderen Block: %2, der Node %3. Blöcke ab dort: %4 beim Vergleichsserver, %5 beim Node.</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>The witness cannot be asked: %1.</source>
        <translation>Der Vergleichsserver ist nicht abfragbar: %1.</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>zählt nicht</translation>
    </message>
    <message>
        <source>The witness does not count: %1.</source>
        <translation>Der Vergleichsserver zählt nicht: %1.</translation>
    </message>
    <message>
        <source>The node of the witness %1 does not allow %2. Add it to rpcwhitelist in its bitcoin.conf.</source>
        <translation>Der Node des Vergleichsservers %1 erlaubt %2 nicht. Tragen Sie es in rpcwhitelist in seiner bitcoin.conf ein.</translation>
    </message>
</context>
<context>
    <name>bnm::WitnessSource</name>
    <message>
        <source>it gives no height or block hash</source>
        <translation>er liefert weder Höhe noch Block-Hash</translation>
    </message>
    <message>
        <source>an .onion address is reached by a SOCKS5 proxy only. Set BITCOIN_RPC_PROXY</source>
        <translation>eine .onion-Adresse ist nur über einen SOCKS5-Proxy erreichbar. Setzen Sie BITCOIN_RPC_PROXY</translation>
    </message>
</context>
<context>
    <name>bnm::ZmqSubscriber</name>
    <message>
        <source>ZMQ</source>
        <translation>ZMQ</translation>
    </message>
    <message>
        <source>wrong address</source>
        <translation>falsche Adresse</translation>
    </message>
    <message>
        <source>%1 is no ZMQ address. Correct it (BITCOIN_ZMQ_...): tcp://host:port or ipc://path.</source>
        <translation>%1 ist keine ZMQ-Adresse. Korrigieren Sie sie (BITCOIN_ZMQ_...): tcp://host:port oder ipc://pfad.</translation>
    </message>
    <message>
        <source>no publisher</source>
        <translation>kein Publisher</translation>
    </message>
    <message>
        <source>What listens at %1 is no ZMQ publisher. Compare the address with the zmqpub lines of bitcoin.conf.</source>
        <translation>Unter %1 lauscht kein ZMQ-Publisher. Vergleichen Sie die Adresse mit den zmqpub-Zeilen in bitcoin.conf.</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>nicht verstanden</translation>
    </message>
    <message>
        <source>What publishes at %1 sends what no Bitcoin node sends; the connection is closed and tried again. Compare the address with the zmqpub lines of bitcoin.conf.</source>
        <translation>Der Publisher unter %1 sendet, was kein Bitcoin-Node sendet; die Verbindung wird geschlossen und neu versucht. Vergleichen Sie die Adresse mit den zmqpub-Zeilen in bitcoin.conf.</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>No ZMQ connection to %1. Does bitcoin.conf have zmqpub lines with this address?</source>
        <translation>Keine ZMQ-Verbindung zu %1. Hat bitcoin.conf zmqpub-Zeilen mit dieser Adresse?</translation>
    </message>
    <message>
        <source>not configured</source>
        <translation>nicht eingerichtet</translation>
    </message>
    <message>
        <source>No ZMQ address is configured; new blocks are noticed by polling.</source>
        <translation>Es ist keine ZMQ-Adresse eingerichtet; neue Blöcke werden durch Abfragen bemerkt.</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>ZMQ is connecting.</source>
        <translation>ZMQ verbindet sich.</translation>
    </message>
    <message>
        <source>ZMQ is connected, but none of what comes is a message of a Bitcoin node. Compare the addresses with the zmqpub lines of bitcoin.conf.</source>
        <translation>ZMQ ist verbunden, aber nichts davon ist eine Nachricht eines Bitcoin-Nodes. Vergleichen Sie die Adressen mit den zmqpub-Zeilen in bitcoin.conf.</translation>
    </message>
    <message>
        <source>connected, nothing yet</source>
        <translation>verbunden, noch nichts</translation>
    </message>
    <message>
        <source>ZMQ is connected; nothing was published yet.</source>
        <translation>ZMQ ist verbunden; noch wurde nichts veröffentlicht.</translation>
    </message>
    <message>
        <source>receiving</source>
        <translation>empfängt</translation>
    </message>
    <message>
        <source>ZMQ is connected to every address.</source>
        <translation>ZMQ ist mit jeder Adresse verbunden.</translation>
    </message>
</context>
<context>
    <name>bnm::ZoomButtons</name>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>Whole world (0)</source>
        <translation>Ganze Welt (0)</translation>
    </message>
</context>
</TS>
