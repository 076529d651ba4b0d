using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;
using static Portal.Tests.Support.Registrations;

namespace Portal.Tests.Core.Accounts.Registration;

public sealed class RegistrationRefusalTests(RegistrationFixture portal) : IClassFixture<RegistrationFixture>
{
    private static readonly TestUser Visitor = TestUser.Visitor;

    [Fact]
    public async Task An_unknown_user_and_a_wrong_password_are_refused_alike()
    {
        var (userId, _) = portal.Claims.Add();
        var token = await portal.BeginRegistration();

        var wrong = await portal.SendAs(Visitor, Claims(token, userId, "chigau"));
        var unknown = await portal.SendAs(Visitor, Claims(token, "KJ999999999999"));

        Assert.Equal([RegistrationErrors.ClaimsUserRefused], wrong.Errors);
        Assert.Equal(wrong.Errors, unknown.Errors);
    }

    [Fact]
    public async Task After_ten_failures_the_right_password_has_to_wait_half_an_hour()
    {
        portal.Clock.Now = new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
        var (userId, _) = portal.Claims.Add();
        var token = await portal.BeginRegistration();
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal([RegistrationErrors.ClaimsUserRefused], (await portal.SendAs(Visitor, Claims(token, userId, "chigau"))).Errors);
        }

        Assert.Equal([RegistrationErrors.ClaimsUserLocked], (await portal.SendAs(Visitor, Claims(token, userId))).Errors);
        portal.Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.False((await portal.SendAs(Visitor, Claims(token, userId))).Failed);
    }

    [Fact]
    public async Task While_nobody_can_be_asked_the_place_is_kept_and_no_attempt_is_counted()
    {
        var (userId, _) = portal.Claims.Add();
        var token = await portal.BeginRegistration();
        portal.Claims.IsAway = true;
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal([RegistrationErrors.ClaimsReceptionUnavailable], (await portal.SendAs(Visitor, Claims(token, userId))).Errors);
        }

        portal.Claims.IsAway = false;

        Assert.False((await portal.SendAs(Visitor, Claims(token, userId))).Failed);
    }

    [Fact]
    public async Task The_password_of_the_claims_system_is_kept_nowhere()
    {
        var (userId, _) = portal.Claims.Add();
        var token = await portal.BeginRegistration();

        await portal.SendAs(Visitor, Claims(token, userId));

        Assert.DoesNotContain(ClaimsUsers.Password, string.Join('\n', await portal.EveryRowAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain(ClaimsUsers.Password, Claims(token, userId).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobodys_mailbox_is_filled_and_nobody_learns_of_it()
    {
        var email = $"r{Guid.NewGuid():N}@example.jp";
        for (var i = 0; i < 7; i++)
        {
            Assert.False((await portal.SendAs(Visitor, new StartRegistration(OfficeKind.CareOffice, email))).Failed);
        }

        Assert.Equal(5, (await portal.RegistrationTokens(email)).Count);
    }

    [Theory]
    [InlineData(null, "電子請求受付システムのユーザIDを入力してください。")]
    [InlineData("440000123456", "ユーザIDは、KJから始まる14文字です。「ログイン情報発行通知書」などで確かめてください。")]
    [InlineData("KJ44000012345", "ユーザIDは、KJから始まる14文字です。「ログイン情報発行通知書」などで確かめてください。")]
    public async Task A_user_ID_of_another_form_is_said_beside_its_field(string? typed, string sentence)
    {
        var token = await portal.BeginRegistration();

        var result = await portal.SendAs(Visitor, new VerifyClaimsUser(token, typed, "x"));

        Assert.Equal((sentence, "ClaimsUserId"), (result.Errors[0].Message, result.Errors[0].Field));
    }

    [Fact]
    public async Task A_user_ID_is_read_in_any_width_and_case()
    {
        var (userId, _) = portal.Claims.Add();
        var token = await portal.BeginRegistration();
        var typed = "ｋｊ " + userId[2..];

        Assert.False((await portal.SendAs(Visitor, Claims(token, typed))).Failed);
    }

    [Theory]
    [InlineData(InstitutionKind.Clinic, 19, null)]
    [InlineData(InstitutionKind.Clinic, 20, "病院は20床以上、診療所は19床以下です。病床数か種別を確かめてください。")]
    [InlineData(InstitutionKind.Hospital, 19, "病院は20床以上、診療所は19床以下です。病床数か種別を確かめてください。")]
    [InlineData(InstitutionKind.Hospital, 20, null)]
    [InlineData(InstitutionKind.Hospital, null, "病床数を、0以上の数字で入力してください。病床がないときは0です。")]
    [InlineData(null, 0, "病院か診療所かを選んでください。")]
    public async Task Beds_have_to_fit_the_kind_of_institution(InstitutionKind? kind, int? beds, string? sentence)
    {
        var (userId, places) = portal.Claims.Add(ClaimsUsers.NewPlace(OfficeKind.MedicalInstitution));
        var token = await portal.BeginRegistration(kind: OfficeKind.MedicalInstitution);
        await portal.SendAs(Visitor, Claims(token, userId));

        var result = await portal.SendAs(Visitor, Office(token, places[0].Facts with { InstitutionKind = kind, Beds = beds }));

        Assert.Equal(sentence, result.Errors.Select(e => e.Message).FirstOrDefault());
    }

    [Theory]
    [InlineData("ServiceCodes", "提供しているサービスを、1つ以上選んでください。")]
    [InlineData("Name", "名称を入力してください。")]
    [InlineData("Address", "所在地を入力してください。")]
    [InlineData("Phone", "電話番号は、市外局番から「097-123-4567」のように入力してください。")]
    [InlineData("PostalCode", "郵便番号は、7桁の数字で入力してください。")]
    public async Task Each_fact_says_what_is_wrong_with_it(string field, string sentence)
    {
        var (userId, places) = portal.Claims.Add();
        var token = await portal.BeginRegistration();
        await portal.SendAs(Visitor, Claims(token, userId));
        var facts = places[0].Facts;
        var wrong = field switch
        {
            "ServiceCodes" => facts with { ServiceCodes = ["ZZ"] },
            "Name" => facts with { Name = " " },
            "Address" => facts with { Address = "" },
            "Phone" => facts with { Phone = "123" },
            _ => facts with { PostalCode = "87-0" },
        };

        var result = await portal.SendAs(Visitor, Office(token, wrong));

        Assert.Contains(result.Errors, e => e.Field == field && e.Message == sentence);
    }

    [Fact]
    public async Task Every_step_leaves_an_event_without_names_and_addresses()
    {
        var (token, place) = await portal.BringToAccount();
        var registration = await portal.InDatabase(db => db.OfficeRegistrations.SingleAsync(r => r.TokenHash == SecretToken.HashOf(token)));

        await portal.SendAs(Visitor, Account(token));

        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Number == place.Number));
        var events = await portal.InDatabase(db => db.AuditEvents
            .Where(e => e.ObjectId == registration.Id || e.ObjectId == office.Id).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(["RegistrationStarted", "ClaimsUserVerified", "OfficeRegistered"], events.Select(e => e.Action));
        Assert.All(events, e => Assert.DoesNotContain("@", e.Details, StringComparison.Ordinal));
    }
}
