using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.ReviewBoard;

namespace Portal.Core.Municipalities;

/// <summary>担当者を登録する, or 変更する.</summary>
/// <param name="Id">Made with the form of a new one, so that a second click adds nobody more.</param>
/// <param name="Version">Of the row when the form was opened; null for a new one.</param>
public sealed record SaveContactPerson(Guid Id, uint? Version, string? Name, string? Department, string? Phone, string? Email) : IRequest<Result>;

public sealed class SaveContactPersonValidator : AbstractValidator<SaveContactPerson>
{
    public SaveContactPersonValidator()
    {
        RuleFor(r => r.Name).Cascade(CascadeMode.Stop)
            .Must(v => ReviewerRules.Tidy(v).Length > 0).WithMessage("氏名を入力してください。")
            .MaximumLength(ContactPerson.NameMaxLength).WithMessage($"氏名は{ContactPerson.NameMaxLength}文字以内で入力してください。")
            .Must(ReviewerRules.IsPrintable).WithMessage("氏名に、表示できない文字が含まれています。入力し直してください。");
        RuleFor(r => r.Department).Cascade(CascadeMode.Stop)
            .Must(v => ReviewerRules.Tidy(v).Length > 0).WithMessage("部署を入力してください。")
            .MaximumLength(ContactPerson.DepartmentMaxLength).WithMessage($"部署は{ContactPerson.DepartmentMaxLength}文字以内で入力してください。")
            .Must(ReviewerRules.IsPrintable).WithMessage("部署に、表示できない文字が含まれています。入力し直してください。");
        RuleFor(r => r.Phone).Must(v => PhoneNumber.TryNormalise(v, out _))
            .WithMessage("電話番号は「097-534-6111」のように、市外局番から入力してください。");
        RuleFor(r => r.Email).OneMailAddress();
    }
}

public sealed class SaveContactPersonHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SaveContactPerson, Result>
{
    public async Task<Result> Handle(SaveContactPerson request, CancellationToken cancellationToken)
    {
        var (insurerId, now) = (user.InsurerId!.Value, clock.GetUtcNow());
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM insurers WHERE id = {insurerId} FOR UPDATE", cancellationToken);
        var people = await db.ContactPersons.Where(c => c.InsurerId == insurerId).ToListAsync(cancellationToken);
        var person = people.SingleOrDefault(c => c.Id == request.Id);
        if (request.Version is { } version)
        {
            if (person is null)
            {
                return ContactPersonErrors.NotFound;
            }

            if (!db.IsVersion(person, version))
            {
                // The second of two clicks finds what the first one wrote.
                return IsSaid(person, request) ? Result.Done : ContactPersonErrors.ChangedMeanwhile;
            }
        }
        else if (person is not null)
        {
            // The second of two clicks finds what the first one made.
            return Result.Done;
        }
        else if (people.Count >= ContactPerson.Most)
        {
            return ContactPersonErrors.TooMany;
        }

        await WriteAsync(request, person, insurerId, now, cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private static bool IsSaid(ContactPerson person, SaveContactPerson request) =>
        PhoneNumber.TryNormalise(request.Phone, out var phone)
        && (person.Name, person.Department, person.Phone, person.Email)
        == (ReviewerRules.Tidy(request.Name), ReviewerRules.Tidy(request.Department), phone, MailAddress.Parse(request.Email).Value.ForSending);

    private Task<int> WriteAsync(SaveContactPerson request, ContactPerson? person, Guid insurerId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        PhoneNumber.TryNormalise(request.Phone, out var phone);
        var (name, department) = (ReviewerRules.Tidy(request.Name), ReviewerRules.Tidy(request.Department));
        var email = MailAddress.Parse(request.Email).Value.ForSending;
        var act = person is null ? "ContactPersonAdded" : "ContactPersonChanged";
        if (person is null)
        {
            // Only ids of our own making, so that rows stay in the order in which they were made.
            person = new ContactPerson
            {
                Id = request.Id.Version == 7 ? request.Id : Guid.CreateVersion7(),
                InsurerId = insurerId,
                Name = name,
                Department = department,
                Phone = phone!,
                Email = email,
                SavedAt = now,
            };
            db.Add(person);
        }

        (person.Name, person.Department, person.Phone, person.Email, person.SavedAt) = (name, department, phone!, email, now);
        db.Add(AuditEvent.By(user, now, act, nameof(ContactPerson), person.Id));
        return db.SaveChangesAsync(cancellationToken);
    }
}
