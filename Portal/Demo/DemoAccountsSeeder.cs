using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Municipalities;
using Portal.Core.ReviewBoard;

namespace Portal.Demo;

/// <summary>Adds the demonstration's insurers and accounts once; running it again changes nothing.</summary>
public sealed class DemoAccountsSeeder(PortalDbContext db, AccountPasswords passwords, TimeProvider clock)
{
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        foreach (var demo in DemoPeople.Insurers)
        {
            if (!await db.Insurers.AnyAsync(i => i.InsurerNumber == demo.InsurerNumber, cancellationToken))
            {
                AddInsurer(demo);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var demo in DemoPeople.Accounts)
        {
            if (!await db.Users.AnyAsync(a => a.UserName == demo.LoginId, cancellationToken))
            {
                await AddAccountAsync(demo, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private void AddInsurer(DemoInsurer demo)
    {
        var insurer = new Insurer
        {
            InsurerNumber = demo.InsurerNumber,
            Name = demo.Name,
            Kind = demo.Kind,
            Members = [.. demo.Members],
        };
        db.Add(insurer);
        db.Add(new ReviewBoardSettings
        {
            InsurerId = insurer.Id,
            ContactName = demo.Department,
            ContactPhone = demo.Phone,
        });
    }

    private async Task AddAccountAsync(DemoAccount demo, CancellationToken cancellationToken)
    {
        var email = $"{demo.LoginId}@example.jp";
        var account = new Account
        {
            UserName = demo.LoginId,
            NormalizedUserName = demo.LoginId.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            DisplayName = demo.Name,
            Department = DemoPeople.Insurers.FirstOrDefault(i => i.Name == demo.Insurer)?.Department ?? "",
            Role = demo.Role,
            InsurerId = demo.Insurer is null
                ? null
                : await db.Insurers.Where(i => i.Name == demo.Insurer).Select(i => (Guid?)i.Id).SingleAsync(cancellationToken),
            CreatedAt = clock.GetUtcNow(),
        };
        passwords.Set(account, DemoPeople.Password);
        db.Add(account);
    }
}
