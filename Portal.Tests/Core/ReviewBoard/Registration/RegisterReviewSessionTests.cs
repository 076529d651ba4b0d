using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Core.Audit;
using Portal.Core.ReviewBoard;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Registration;

public sealed class RegisterReviewSessionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_reviewer_gets_a_link_a_hashed_password_a_record_and_a_mail_in_one_registration()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);

        var done = await portal.Register(clerk, session.Id);

        var reviewers = await portal.ReviewersOf(session.Id);
        var mails = await portal.MailsOf(session.Id);
        var hasher = portal.Services.GetRequiredService<ViewingPasswordHasher>();
        Assert.Equal((1, 2, 2), (done.Receipt.Version, done.Passwords.Count, mails.Count));
        foreach (var (reviewer, told) in reviewers.Zip(done.Passwords))
        {
            var (mail, body) = mails.Single(m => m.Mail.AboutId == reviewer.Id);
            Assert.Equal(mail.Id, Assert.Single(reviewer.Records).MailId);
            Assert.Equal((nameof(ReviewPapersMail), reviewer.Email), (mail.Kind, mail.Recipient));
            Assert.Equal(session.PlannedOn!.Value.EndInJapan(), mail.NotAfter);
            Assert.Single(reviewer.Links);
            Assert.Contains("/review/", body, StringComparison.Ordinal);
            Assert.DoesNotContain(told.Password, body, StringComparison.Ordinal);
            Assert.True(hasher.Matches(reviewer.PasswordHash, ViewingPassword.ToSpoken(told.Password)));
            Assert.False(reviewer.PasswordSentByMail);
        }

        Assert.NotEqual(done.Passwords[0].Password, done.Passwords[1].Password);
        var saved = await portal.InDatabase(db => db.ReviewSessions.SingleAsync(s => s.Id == session.Id));
        Assert.Equal((ReviewSessionStatus.Registered, 1), (saved.Status, saved.Version));
        Assert.NotNull(await portal.InDatabase(db => db.ReviewPackets.Where(p => p.SessionId == session.Id).Select(p => p.PublishedAt).SingleAsync()));
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == session.Id && e.Action == RegisterReviewSession.Audited)));
    }

    [Fact]
    public async Task A_password_mail_goes_only_when_asked_for_alone_and_ten_minutes_later()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);

        var done = await portal.Register(clerk, session.Id, byMail: true);

        var mails = (await portal.MailsOf(session.Id)).Where(m => m.Mail.Kind == nameof(ViewingPasswordMail)).ToList();
        Assert.Equal(2, mails.Count);
        Assert.All(mails, m =>
        {
            Assert.Equal(portal.Clock.Now + SessionLetters.PasswordDelay, m.Mail.NextAttemptAt);
            Assert.Null(m.Mail.Body);
            Assert.DoesNotContain("http", m.Body, StringComparison.Ordinal);
            Assert.Contains(done.Passwords, p => m.Body.Contains(ViewingPassword.ToSpoken(p.Password), StringComparison.Ordinal));
        });
        Assert.All(await portal.ReviewersOf(session.Id), r => Assert.True(r.PasswordSentByMail));
    }

    [Theory]
    [InlineData(false, "いいえ", "0", "（第1版・2件・8ページ）")]
    [InlineData(true, "はい", "2", "（第1版・2件・8ページ・パスワード通知メールあり）")]
    public async Task How_the_password_is_told_stands_in_the_audit_trail_and_in_the_log(bool byMail, string chosen, string mails, string sentence)
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);

        await portal.Register(clerk, session.Id, byMail);

        var audited = await portal.InDatabase(db => db.AuditEvents.SingleAsync(e => e.ObjectId == session.Id && e.Action == RegisterReviewSession.Audited));
        var details = AuditText.Details(audited.Details).ToDictionary();
        Assert.Equal((chosen, mails), (details["パスワード通知メール"], details["パスワード通知メールの人数"]));
        var log = (await portal.SendAs(clerk, new GetSessionLog(session.Id, 1, null)))!;
        Assert.Contains(sentence, Assert.Single(log.Events, e => e.Text.Contains("登録しました", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_registrations_sent_at_once_one_counts_and_the_others_are_told()
    {
        var clerk = await portal.NewClerk();
        var colleague = await portal.NewColleague(clerk);
        var session = await portal.NewReadySession(clerk);
        var request = await portal.Registration(session.Id);

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => portal.SendAs(i % 2 == 0 ? clerk : colleague, request)));

        Assert.Single(results, r => !r.Failed);
        Assert.All(results.Where(r => r.Failed), r => Assert.Equal([RegistrationErrors.AlreadyRegistered], r.Errors));
        Assert.Equal(2, (await portal.MailsOf(session.Id)).Count);
        Assert.All(await portal.ReviewersOf(session.Id), r => Assert.Single(r.Links));
    }

    [Fact]
    public async Task A_page_opened_before_the_last_change_is_refused()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        var request = await portal.Registration(session.Id);
        await portal.BindPacket(session.Id);

        var results = new[]
        {
            await portal.SendAs(clerk, request),
            await portal.SendAs(clerk, (await portal.Registration(session.Id)) with { Revision = request.Revision + 1 }),
        };

        Assert.All(results, r => Assert.Equal([RegistrationErrors.ChangedSinceOpened], r.Errors));
        Assert.Empty(await portal.MailsOf(session.Id));
    }

    [Theory]
    [InlineData("UPDATE review_sessions SET planned_on = NULL WHERE id = @id")]
    [InlineData("UPDATE review_sessions SET planned_on = '2026-11-19' WHERE id = @id")]
    [InlineData("UPDATE review_sessions SET expires_on = '2026-12-02' WHERE id = @id")]
    [InlineData("UPDATE review_sessions SET reviewer_count = 3 WHERE id = @id")]
    [InlineData("UPDATE review_documents SET status = 'Checking' WHERE session_id = @id")]
    [InlineData("UPDATE review_documents SET needs_place = true, case_id = NULL WHERE session_id = @id")]
    [InlineData("UPDATE review_documents SET status = 'Refused' WHERE session_id = @id")]
    [InlineData("UPDATE review_cases SET label = 'x' WHERE session_id = @id")]
    [InlineData("UPDATE review_packets SET status = 'Assembling' WHERE session_id = @id")]
    public async Task What_is_not_ready_is_not_registered(string sql)
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.InDatabase(db => db.Database.ExecuteSqlRawAsync(sql, new NpgsqlParameter("id", session.Id)));

        var result = await portal.SendAs(clerk, await portal.Registration(session.Id));

        Assert.Equal([RegistrationErrors.NotReady], result.Errors);
    }

    [Fact]
    public async Task A_typed_password_follows_its_rules_and_is_the_same_for_all()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);

        var refused = await portal.SendAs(clerk, await portal.Registration(session.Id, ViewingPasswordChoice.Typed, "20261203"));
        var taken = await portal.SendAs(clerk, await portal.Registration(session.Id, ViewingPasswordChoice.Typed, "４８２７-1193-0056"));

        Assert.Equal("ViewingPassword", Assert.Single(refused.Errors).Field);
        Assert.Equal(["482711930056", "482711930056"], taken.Value.Passwords.Select(p => p.Password));
    }

    [Fact]
    public async Task The_session_of_another_insurer_does_not_exist()
    {
        var session = await portal.NewReadySession(await portal.NewClerk());

        var result = await portal.SendAs(await portal.NewClerk(), await portal.Registration(session.Id));

        Assert.Equal([RegistrationErrors.NotFound], result.Errors);
    }

    [Fact]
    public async Task A_password_stands_nowhere_in_the_database_in_clear()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk, reviewers: 3);

        var done = await portal.Register(clerk, session.Id, byMail: true);

        var spellings = done.Passwords.SelectMany(p => new[] { p.Password, ViewingPassword.ToSpoken(p.Password) }).ToArray();
        Assert.Empty(await FindEverywhereAsync(spellings));
        Assert.NotEmpty(await FindEverywhereAsync(["第3合議体"]));
    }

    // Every column of every table, text and bytes alike: escaped bytes keep letters and digits readable.
    private async Task<List<string>> FindEverywhereAsync(string[] texts)
    {
        var found = new List<string>();
        await using var connection = new NpgsqlConnection(portal.Database.OwnerConnection);
        await connection.OpenAsync();
        var columns = new List<(string Table, string Column, bool Bytes)>();
        await using (var command = new NpgsqlCommand(
            "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'character', 'jsonb', 'json', 'bytea')", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                columns.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2) == "bytea"));
            }
        }

        foreach (var (table, column, bytes) in columns)
        {
            var value = bytes ? $"encode(\"{column}\", 'escape')" : $"\"{column}\"::text";
            await using var command = new NpgsqlCommand(
                $"SELECT count(*) FROM \"{table}\" WHERE EXISTS (SELECT FROM unnest(@texts) t WHERE position(t IN {value}) > 0)", connection);
            command.Parameters.AddWithValue("texts", texts);
            if ((long)(await command.ExecuteScalarAsync())! > 0)
            {
                found.Add($"{table}.{column}");
            }
        }

        return found;
    }
}
