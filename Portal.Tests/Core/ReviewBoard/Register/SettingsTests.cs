using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Register;

public sealed class SettingsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(0, "介護保険課", "097-534-6111", "RetentionDays")]
    [InlineData(366, "介護保険課", "097-534-6111", "RetentionDays")]
    [InlineData(null, "介護保険課", "097-534-6111", "RetentionDays")]
    [InlineData(30, "　", "097-534-6111", "ContactName")]
    [InlineData(30, "介護保険課\r\nBcc: x@example.jp", "097-534-6111", "ContactName")]
    [InlineData(30, "介護保険課", "", "ContactPhone")]
    [InlineData(30, "介護保険課", "内線123", "ContactPhone")]
    public async Task A_setting_that_cannot_be_used_is_named(int? days, string name, string phone, string field)
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);

        var result = await portal.SendAs(
            administrator, new ChangeReviewBoardSettings(null, days, true, OpeningNotice.Never, name, phone));

        Assert.Equal(field, Assert.Single(result.Errors).Field);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(365)]
    public async Task Settings_are_kept_with_the_telephone_number_normalised(int days)
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var before = await portal.SendAs(administrator, new FindReviewBoardSettings());
        Assert.Equal((null, 30, true, OpeningNotice.Immediately, false), (before.Version, before.RetentionDays, before.RemindReviewers, before.OpeningNotice, before.HasContact));

        await portal.SendAs(administrator, new ChangeReviewBoardSettings(null, days, false, OpeningNotice.DailyDigest, "課", "０９７（５３４）６１１１"));

        var after = await portal.SendAs(administrator, new FindReviewBoardSettings());
        Assert.Equal((days, false, OpeningNotice.DailyDigest, "097-534-6111", true), (after.RetentionDays, after.RemindReviewers, after.OpeningNotice, after.ContactPhone, after.HasContact));
    }

    [Fact]
    public async Task Of_two_who_save_at_once_only_one_is_kept_the_first_time_and_later()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        ChangeReviewBoardSettings Change(uint? version, int days) => new(version, days, true, OpeningNotice.Never, "課", "097-534-6111");

        var first = await Task.WhenAll(Enumerable.Range(10, 4).Select(d => portal.SendAs(administrator, Change(null, d))));
        var version = (await portal.SendAs(administrator, new FindReviewBoardSettings())).Version;
        var later = await Task.WhenAll(Enumerable.Range(20, 4).Select(d => portal.SendAs(administrator, Change(version, d))));

        Assert.Equal((1, 1), (first.Count(r => !r.Failed), later.Count(r => !r.Failed)));
        Assert.All(first.Concat(later).Where(r => r.Failed), r => Assert.Equal([ReviewBoardSettingsErrors.ChangedMeanwhile], r.Errors));
    }

    [Fact]
    public async Task An_address_is_confirmed_by_its_mailed_link_once_and_within_48_hours()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var id = (await portal.SendAs(administrator, new AddNotificationAddress(NoticeKind.ViewingStatus, "kaigo@example.jp"))).Value;
        var token = await TokenOf(id);

        Assert.False((await portal.SendAs(TestUser.Visitor, new ConfirmNotificationAddress(token))).Failed);

        Assert.NotNull((await portal.SendAs(administrator, new FindReviewBoardSettings())).Addresses.Single().ConfirmedAt);
        foreach (var dead in (string?[])[token, SecretToken.New().Text, "", null])
        {
            Assert.Equal([NotificationAddressErrors.LinkDead], (await portal.SendAs(TestUser.Visitor, new ConfirmNotificationAddress(dead))).Errors);
        }
    }

    [Fact]
    public async Task A_link_dies_after_48_hours_and_when_a_new_one_is_sent()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var id = (await portal.SendAs(administrator, new AddNotificationAddress(NoticeKind.ViewingStatus, "kaigo@example.jp"))).Value;
        var old = await TokenOf(id);
        await portal.SendAs(administrator, new ResendAddressConfirmation(id));
        var fresh = await TokenOf(id);
        var before = portal.Clock.Now;

        Assert.True((await portal.SendAs(TestUser.Visitor, new ConfirmNotificationAddress(old))).Failed);
        portal.Clock.Advance(NotificationAddress.ConfirmationTime);
        Assert.True((await portal.SendAs(TestUser.Visitor, new ConfirmNotificationAddress(fresh))).Failed);
        portal.Clock.Now = before + NotificationAddress.ConfirmationTime - TimeSpan.FromSeconds(1);
        Assert.False((await portal.SendAs(TestUser.Visitor, new ConfirmNotificationAddress(fresh))).Failed);
        portal.Clock.Now = before;
    }

    [Fact]
    public async Task There_are_five_of_a_kind_at_most_and_none_twice_even_at_once()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);

        var many = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => portal.SendAs(
            administrator, new AddNotificationAddress(NoticeKind.ProcessingResult, $"a{i}@example.jp"))));
        var twice = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => portal.SendAs(
            administrator, new AddNotificationAddress(NoticeKind.ViewingStatus, "ＳＡＭＥ@example.jp"))));

        Assert.Equal((5, 1), (many.Count(r => !r.Failed), twice.Count(r => !r.Failed)));
        Assert.Equal(6, (await portal.SendAs(administrator, new FindReviewBoardSettings())).Addresses.Count);
    }

    [Fact]
    public async Task A_removed_address_has_no_link_and_no_mail_left_to_send()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var id = (await portal.SendAs(administrator, new AddNotificationAddress(NoticeKind.ViewingStatus, "kaigo@example.jp"))).Value;
        var token = await TokenOf(id);
        Assert.False((await portal.SendAs(await portal.NewClerk(role: AccountRole.InsurerAdministrator), new RemoveNotificationAddress(id))).Value);

        Assert.True((await portal.SendAs(administrator, new RemoveNotificationAddress(id))).Value);

        Assert.True((await portal.SendAs(TestUser.Visitor, new ConfirmNotificationAddress(token))).Failed);
        Assert.Equal(MailStatus.Withdrawn, (await portal.InDatabase(db => db.OutgoingMails.SingleAsync(m => m.AboutId == id))).Status);
    }

    internal static string? TokenIn(string body) =>
        body.Split('\n').SingleOrDefault(l => l.Contains("/confirm-address/", StringComparison.Ordinal))?.Split('/')[^1].Trim();

    private async Task<string?> TokenOf(Guid addressId)
    {
        var protection = portal.Services.GetRequiredService<IDataProtectionProvider>();
        var mail = await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == addressId)
            .OrderByDescending(m => m.Id).FirstAsync());
        return TokenIn(mail.ReadBody(protection)!);
    }
}
