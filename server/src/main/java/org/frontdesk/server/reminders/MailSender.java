package org.frontdesk.server.reminders;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.frontdesk.server.ServerConfig;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

import javax.net.ssl.SSLSocketFactory;

/** Sends reminders by e-mail, through the clinic's mail server. */
public final class MailSender implements ReminderSender {

    private static final String TIMEOUT_MILLIS = "10000";

    private final ServerConfig.Smtp smtp;
    private final Session session;
    private final Clock clock;

    public MailSender(ServerConfig.Smtp smtp, Clock clock) {
        this(smtp, clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /**
     * @param tls trusts whom the machine trusts, or a test's own authority
     */
    MailSender(ServerConfig.Smtp smtp, Clock clock, SSLSocketFactory tls) {
        this.smtp = smtp;
        this.clock = clock;
        this.session = Session.getInstance(properties(smtp, tls), authenticator(smtp));
    }

    private static Properties properties(ServerConfig.Smtp smtp, SSLSocketFactory tls) {
        boolean tlsFromTheStart = smtp.url().getScheme().equals("smtps");
        String protocol = tlsFromTheStart ? "mail.smtps." : "mail.smtp.";
        var properties = new Properties();
        // which way an address of the mail's is reached; without it, always the one without TLS
        properties.put("mail.transport.protocol.rfc822", tlsFromTheStart ? "smtps" : "smtp");
        properties.put(protocol + "host", smtp.url().getHost());
        properties.put(protocol + "port", Integer.toString(smtp.url().getPort()));
        properties.put(protocol + "auth", Boolean.toString(!smtp.user().isEmpty()));
        properties.put(protocol + "connectiontimeout", TIMEOUT_MILLIS);
        properties.put(protocol + "timeout", TIMEOUT_MILLIS);
        properties.put(protocol + "writetimeout", TIMEOUT_MILLIS);
        properties.put(protocol + "ssl.socketFactory", tls);
        properties.put(protocol + "ssl.checkserveridentity", "true");
        if (smtp.url().getScheme().equals("smtp")) {
            properties.put(protocol + "starttls.enable", "true");
            properties.put(protocol + "starttls.required", "true");
        }
        return properties;
    }

    private static Authenticator authenticator(ServerConfig.Smtp smtp) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(smtp.user(), smtp.password());
            }
        };
    }

    @Override
    public ReminderChannel channel() {
        return ReminderChannel.EMAIL;
    }

    @Override
    public void send(OutgoingReminder reminder) throws MessagingException {
        String id = "<" + reminder.id() + "@frontdesk>";
        var message =
                new MimeMessage(session) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", id); // the same in every attempt
                    }
                };
        message.setFrom(new InternetAddress(smtp.from()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(reminder.email(), true));
        message.setSubject(reminder.subject(), StandardCharsets.UTF_8.name());
        message.setText(reminder.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no answers of absence
        message.setHeader("Content-Language", reminder.language());
        message.setSentDate(Date.from(clock.instant()));
        Transport.send(message);
    }
}
