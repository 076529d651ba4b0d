namespace Portal.Pages.Insurer.Onboarding.Contacts;

/// <summary>What is asked about a contact person, when added and later.</summary>
public interface IContactForm
{
    string? Name { get; }

    string? Department { get; }

    string? Phone { get; }

    string? Email { get; }
}
