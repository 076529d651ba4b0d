using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Tests.Support;
using static Portal.Tests.Support.Registrations;

namespace Portal.Tests.Core.Accounts.Registration;

public sealed class RegistrationTests(RegistrationFixture portal) : IClassFixture<RegistrationFixture>
{
    private static readonly TestUser Visitor = TestUser.Visitor;

    [Fact]
    public async Task An_office_registers_itself_and_its_first_person_becomes_administrator()
    {
        var (token, place) = await portal.BringToAccount();

        var result = await portal.SendAs(Visitor, Account(token));

        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Number == place.Number));
        var member = await portal.InDatabase(db => db.OfficeMemberships.SingleAsync(m => m.OfficeId == office.Id));
        var account = await portal.InDatabase(db => db.Users.SingleAsync(a => a.Id == result.Value));
        Assert.Equal((account.Id, true, (DateTimeOffset?)null), (member.AccountId, member.IsAdministrator, member.LeftAt));
        Assert.Equal((AccountRole.OfficeUser, true, false), (account.Role, account.EmailConfirmed, account.MustChangePassword));
        Assert.Equal((OfficeKind.CareOffice, place.Facts.Name, "8700046"), (office.Kind, office.Name, office.PostalCode));
        Assert.Equal(["11"], office.ServiceCodes);
        Assert.Single(await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == account.Id).Select(m => m.Kind).ToListAsync()),
            nameof(OfficeRegisteredMail));
    }

    [Fact]
    public async Task What_the_register_knew_stays_beside_what_was_corrected()
    {
        var (userId, places) = portal.Claims.Add();
        var token = await portal.BeginRegistration();
        await portal.SendAs(Visitor, Claims(token, userId));
        await portal.SendAs(Visitor, Office(token, places[0].Facts with { Name = "すずらん介護センター", ServiceCodes = ["15", "11"] }));

        await portal.SendAs(Visitor, Account(token));

        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Number == places[0].Number));
        Assert.Equal(("すずらん介護センター", "すずらん訪問介護ステーション"), (office.Name, office.RegisterFacts.Name));
        Assert.Equal(["11", "15"], office.ServiceCodes);
        Assert.Equal(["11"], office.RegisterFacts.ServiceCodes);
    }

    [Fact]
    public async Task Each_step_can_be_left_and_goes_on_from_the_mail()
    {
        var (userId, places) = portal.Claims.Add();
        var token = await portal.BeginRegistration();
        var steps = new List<RegistrationStep?> { await StepOf(token) };

        await portal.SendAs(Visitor, Claims(token, userId));
        steps.Add(await StepOf(token));
        await portal.SendAs(Visitor, Office(token, places[0].Facts));
        steps.Add(await StepOf(token));
        portal.Clock.Advance(OfficeRegistration.Lifetime - TimeSpan.FromMinutes(1));
        await portal.SendAs(Visitor, Account(token));
        steps.Add(await StepOf(token));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        steps.Add(await StepOf(token));

        Assert.Equal([RegistrationStep.ClaimsUser, RegistrationStep.Office, RegistrationStep.Account, RegistrationStep.Done, null], steps);
    }

    [Fact]
    public async Task A_step_cannot_be_skipped()
    {
        var token = await portal.BeginRegistration();
        var place = ClaimsUsers.NewPlace(OfficeKind.CareOffice);

        Assert.Equal([RegistrationErrors.ClaimsUserMissing], (await portal.SendAs(Visitor, Office(token, place.Facts))).Errors);
        Assert.Equal([RegistrationErrors.OfficeMissing], (await portal.SendAs(Visitor, Account(token))).Errors);
        Assert.Equal([RegistrationErrors.PlaceMissing], (await portal.SendAs(Visitor, new ChoosePlace(token, $"CareOffice:{place.Number}"))).Errors);
    }

    [Fact]
    public async Task Where_several_bill_with_one_user_one_of_them_is_chosen()
    {
        var (first, second) = (ClaimsUsers.NewPlace(OfficeKind.CareOffice), ClaimsUsers.NewPlace(OfficeKind.MedicalInstitution));
        var (userId, _) = portal.Claims.Add(first, second);
        var token = await portal.BeginRegistration();
        await portal.SendAs(Visitor, Claims(token, userId));
        Assert.Equal(RegistrationStep.Place, await StepOf(token));

        await portal.SendAs(Visitor, new ChoosePlace(token, $"MedicalInstitution:{second.Number}"));

        var view = await portal.SendAs(Visitor, new FindRegistration(token));
        Assert.Equal((RegistrationStep.Office, second.Number), (view!.Step, view.Place!.Number));
    }

    [Fact]
    public async Task A_place_that_has_people_here_is_not_registered_twice()
    {
        var (token, place) = await portal.BringToAccount();
        await portal.SendAs(Visitor, Account(token));
        var (userId, _) = portal.Claims.Add(place);
        var later = await portal.BeginRegistration();

        var result = await portal.SendAs(Visitor, Claims(later, userId));

        Assert.Equal([RegistrationErrors.OfficeTaken], result.Errors);
        Assert.Equal(RegistrationStep.ClaimsUser, await StepOf(later));
    }

    [Fact]
    public async Task Of_two_people_who_register_one_office_at_once_one_is_told()
    {
        var place = ClaimsUsers.NewPlace(OfficeKind.CareOffice);
        var tokens = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            tokens.Add((await portal.BringToAccount(place)).Token);
        }

        var results = await Task.WhenAll(tokens.Select(t => portal.SendAs(Visitor, Account(t))));

        Assert.Single(results, r => !r.Failed);
        Assert.All(results.Where(r => r.Failed), r => Assert.Equal([RegistrationErrors.OfficeTaken], r.Errors));
        Assert.Equal(1, await portal.InDatabase(db => db.Offices.CountAsync(o => o.Number == place.Number)));
    }

    [Fact]
    public async Task The_last_form_sent_twice_at_once_makes_one_account()
    {
        var (token, place) = await portal.BringToAccount();
        var request = Account(token);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.SendAs(Visitor, request)));

        Assert.Single(results, r => !r.Failed);
        Assert.Equal(1, await portal.InDatabase(db => db.OfficeMemberships.CountAsync(m => db.Offices.Any(o => o.Id == m.OfficeId && o.Number == place.Number))));
        Assert.Equal(RegistrationStep.Done, await StepOf(token));
    }

    [Fact]
    public async Task A_login_ID_that_somebody_has_is_refused_and_nothing_is_lost()
    {
        var (first, _) = await portal.BringToAccount();
        await portal.SendAs(Visitor, Account(first, "suzuran"));
        var (second, _) = await portal.BringToAccount();

        var result = await portal.SendAs(Visitor, Account(second, "ＳＵＺＵＲＡＮ"));

        Assert.Equal([AccountErrors.LoginIdTaken], result.Errors);
        Assert.Equal(RegistrationStep.Account, await StepOf(second));
    }

    [Fact]
    public async Task What_was_left_is_removed_a_day_after_its_end()
    {
        var token = await portal.BeginRegistration();
        portal.Clock.Advance(OfficeRegistration.Lifetime + TimeSpan.FromHours(25));

        await portal.SendAsWorker(new PurgeEndedSessions());

        var hash = SecretToken.HashOf(token);
        Assert.False(await portal.InDatabase(db => db.OfficeRegistrations.AnyAsync(r => r.TokenHash == hash)));
    }

    private async Task<RegistrationStep?> StepOf(string token) => (await portal.SendAs(Visitor, new FindRegistration(token)))?.Step;
}
